package dev.tactus.intake;

import static dev.tactus.intake.Texts.NOW;
import static dev.tactus.intake.Texts.batch;
import static dev.tactus.intake.Texts.text;
import static dev.tactus.intake.Texts.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentCallsTest {
  @Test
  void aTrackCallIsAnEventOfThatName() {
    Event event =
        track(
                "{'type':'track','messageId':'m1','userId':'u1','event':'Product Added',"
                    + "'timestamp':'2026-11-20T10:00:00Z',"
                    + "'properties':{'product_id':'p','quantity':2,'price':9.5,'gift':true,'x':null}}")
            .events()
            .get(0);
    assertThat(event)
        .isEqualTo(
            new Event(
                "m1",
                "u1",
                "track",
                "Product Added",
                Instant.parse("2026-11-20T10:00:00Z"),
                Map.of("product_id", "p", "quantity", 2L, "price", 9.5, "gift", true)));
  }

  @Test
  void anIdentifyCallGivesItsTraitsAndTheAnonymousId() {
    Event event =
        SegmentCalls.call(
                "identify",
                text("{'userId':'u','anonymousId':'a','traits':{'email':'a@b.example'}}"),
                NOW)
            .events()
            .get(0);
    assertThat(event.name()).isEqualTo("identify");
    assertThat(event.properties()).isEqualTo(Map.of("email", "a@b.example", "anonymousId", "a"));
  }

  @Test
  void traitsMayBeInTheContext() {
    Event event =
        SegmentCalls.call(
                "identify", text("{'userId':'u','context':{'traits':{'plan':'gold'}}}"), NOW)
            .events()
            .get(0);
    assertThat(event.properties()).isEqualTo(Map.of("plan", "gold"));
  }

  @Test
  void theOtherCallsKeepWhatTheyAreAbout() {
    List<Event> events =
        batch(
                "{'type':'page','userId':'u','name':'Home','properties':{'url':'/'}},"
                    + "{'type':'screen','userId':'u','name':'Start'},"
                    + "{'type':'group','userId':'u','groupId':'g','traits':{'size':3}},"
                    + "{'type':'alias','userId':'u','previousId':'old'}")
            .events();
    assertThat(events).extracting(Event::type).containsExactly("page", "screen", "group", "alias");
    assertThat(events)
        .extracting(Event::properties)
        .containsExactly(
            Map.of("url", "/", "name", "Home"),
            Map.of("name", "Start"),
            Map.of("size", 3L, "groupId", "g"),
            Map.of("previousId", "old"));
  }

  @Test
  void anAnonymousVisitorIsACustomerToo() {
    assertThat(track("{'anonymousId':'x','event':'E'}").events().get(0).customer())
        .isEqualTo("anon:x");
    assertThat(track("{'userId':'','anonymousId':'x','event':'E'}").events().get(0).customer())
        .isEqualTo("anon:x");
  }

  @Test
  void theCatalogueNeedsNoCustomer() {
    assertThat(track("{'event':'Product Restocked'}").events().get(0).customer()).isEmpty();
    assertThatThrownBy(() -> track("{'event':'Product Added'}"))
        .hasMessage("userId: expected a userId or an anonymousId");
  }

  @Test
  void aClockThatIsWrongIsCorrected() {
    Parsed parsed =
        SegmentCalls.batch(
            text(
                "{'batch':[{'type':'track','userId':'u','event':'E','timestamp':'2200-01-01T00:00:00Z'}],"
                    + "'sentAt':'2200-01-01T00:00:30Z'}"),
            NOW);
    assertThat(parsed.events().get(0).at()).isEqualTo(NOW.minusSeconds(30));
  }

  @Test
  void withoutATimestampTheOriginalOneOrTheReceiptCounts() {
    assertThat(track("{'userId':'u','event':'E'}").events().get(0).at()).isEqualTo(NOW);
    assertThat(
            track("{'userId':'u','event':'E','originalTimestamp':'2026-11-01T00:00:00Z'}")
                .events()
                .get(0)
                .at())
        .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
  }

  @Test
  void timesFarOffAreBad() {
    for (String time :
        List.of(
            "1970-01-01T00:00:00Z",
            "1999-12-31T23:59:59Z",
            "2200-01-01T00:00:00Z",
            NOW.plus(Duration.ofMinutes(61)).toString())) {
      assertThatThrownBy(() -> track("{'userId':'u','event':'E','timestamp':'" + time + "'}"))
          .isInstanceOfSatisfying(
              BadValue.class,
              e -> {
                assertThat(e.field()).isEqualTo("timestamp");
                assertThat(e.value()).isEqualTo(time);
              });
    }
    String late = NOW.plus(Duration.ofMinutes(60)).toString();
    assertThat(track("{'userId':'u','event':'E','timestamp':'" + late + "'}").events()).hasSize(1);
  }

  @Test
  void aMessageWithoutAnIdGetsOne() {
    List<Event> events =
        batch("{'type':'track','userId':'u','event':'E'},{'type':'track','userId':'u','event':'E'}")
            .events();
    assertThat(events.get(0).id()).hasSize(36).isNotEqualTo(events.get(1).id());
  }

  @Test
  void theKeyMayBeInTheBody() {
    assertThat(track("{'userId':'u','event':'E','writeKey':'k'}").writeKey()).isEqualTo("k");
    assertThat(SegmentCalls.batch(text("{'writeKey':'k','batch':[]}"), NOW).writeKey())
        .isEqualTo("k");
  }

  @Test
  void manyDigitsAreKept() {
    Event event =
        track("{'userId':'u','event':'E','properties':{'a':12345678901234567890,'b':-7,'c':1e3}}")
            .events()
            .get(0);
    assertThat(event.properties())
        .containsEntry("a", new java.math.BigInteger("12345678901234567890"))
        .containsEntry("b", -7L)
        .containsEntry("c", 1000.0);
  }
}
