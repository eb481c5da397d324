package dev.tactus.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactHistoryTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void hasRoomAtOnceWhileFewerThanTheCapAreInTheWindow() {
    assertThat(hoursAgo(24, 3).atMost(2).inHours(24)).isEqualTo(NOW);
  }

  @Test
  void hasRoomWhenTheOldestThatCountsLeavesTheWindow() {
    assertThat(hoursAgo(30, 23, 3).atMost(2).inHours(24)).isEqualTo(NOW.plus(HOUR));
    assertThat(hoursAgo(23, 22, 3).atMost(2).inHours(24)).isEqualTo(NOW.plus(HOUR.multipliedBy(2)));
    assertThat(hoursAgo(167, 3).atMost(2).inDays(7)).isEqualTo(NOW.plus(HOUR));
  }

  @Test
  void shrinksACapWithSilenceButNeverBelowOne() {
    assertThat(hoursAgo(9, 5, 3).atMost(4).shrinking(2).most()).isEqualTo(3);
    assertThat(hoursAgo(9, 8, 7, 6, 5, 4, 3, 2).atMost(4).shrinking(2).most()).isEqualTo(1);
    assertThat(hoursAgo().atMost(4).shrinking(2).most()).isEqualTo(4);
  }

  @Test
  void narrowsToWhatIsAskedFor() {
    ContactHistory history =
        new ContactHistory(
            NOW,
            List.of(
                touch(Channel.EMAIL, "cart-1", 9, true),
                touch(Channel.SMS, "cart-1", 5, true),
                touch(Channel.SMS, "cart-2", 1, false)));
    assertThat(history.on(Channel.SMS).count()).isEqualTo(2);
    assertThat(history.subject("cart-1").answered()).isEqualTo(2);
    assertThat(history.since(NOW.minus(HOUR.multipliedBy(5))).count()).isEqualTo(2);
    assertThat(history.alerts().count()).isZero();
    assertThat(history.unanswered()).isEqualTo(1);
  }

  private static ContactHistory hoursAgo(int... hours) {
    List<Touch> touches = new ArrayList<>();
    for (int h : hours) {
      touches.add(touch(Channel.EMAIL, "cart-1", h, false));
    }
    return new ContactHistory(NOW, touches);
  }

  private static Touch touch(Channel channel, String subject, int hoursAgo, boolean answered) {
    return new Touch(
        "send",
        channel,
        Purpose.MARKETING,
        "j",
        "s",
        subject,
        List.of(),
        NOW.minus(HOUR.multipliedBy(hoursAgo)),
        answered);
  }
}
