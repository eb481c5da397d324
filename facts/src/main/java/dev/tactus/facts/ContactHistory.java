package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The messages that the customer got, oldest first. Its questions narrow it: {@code
 * history.marketing().on(EMAIL).inDays(7).count}.
 *
 * @param now the time of the judgement; windows are (now - window, now]
 */
public record ContactHistory(Instant now, List<Touch> touches) {
  public ContactHistory {
    touches = List.copyOf(touches);
  }

  /** Only marketing messages. */
  public ContactHistory marketing() {
    return only(t -> t.purpose() == Purpose.MARKETING);
  }

  /** Only alerts. */
  public ContactHistory alerts() {
    return only(t -> t.purpose() == Purpose.ALERT);
  }

  /** Only messages on that channel. */
  public ContactHistory on(Channel channel) {
    return only(t -> t.channel() == channel);
  }

  /** Only messages of that journey. */
  public ContactHistory journey(String id) {
    return only(t -> t.journey().equals(id));
  }

  /** Only messages about one of these products. */
  public ContactHistory about(List<String> products) {
    return only(t -> !Collections.disjoint(t.products(), products));
  }

  /** Only messages about that subject. */
  public ContactHistory subject(String id) {
    return only(t -> t.subject().equals(id));
  }

  /** Only messages from that time on. */
  public ContactHistory since(Instant start) {
    return only(t -> !t.at().isBefore(start));
  }

  /** Only messages of the last days: (now - days, now]. */
  public ContactHistory inDays(int days) {
    return within(Duration.ofDays(days));
  }

  /** Only messages of the last hours: (now - hours, now]. */
  public ContactHistory inHours(int hours) {
    return within(Duration.ofHours(hours));
  }

  /** Number of messages. */
  public int count() {
    return touches.size();
  }

  /** How many of the latest messages in a row got no response. */
  public int unanswered() {
    int n = 0;
    for (int i = touches.size() - 1; i >= 0 && !touches.get(i).answered(); i--) {
      n++;
    }
    return n;
  }

  /** How many messages got a response. */
  public int answered() {
    int n = 0;
    for (Touch touch : touches) {
      n += touch.answered() ? 1 : 0;
    }
    return n;
  }

  /** A cap on these messages: {@code marketing().on(SMS).atMost(2).inDays(7)}. */
  public Cap atMost(int cap) {
    return new Cap(this, cap);
  }

  /**
   * A cap that shrinks with silence and recovers with response: one message less for every {@code
   * per} latest messages without response, but never less than one.
   */
  public Cap atMostShrinking(int cap, int per) {
    return new Cap(this, Math.max(1, cap - unanswered() / per));
  }

  /**
   * A most number of messages in a rolling window.
   *
   * @param most above 0
   */
  public record Cap(ContactHistory contacts, int most) {
    /** When there is room for one more within so many days; now, if at once. */
    public Instant inDays(int days) {
      return contacts.roomAt(most, days * 24);
    }

    /** When there is room for one more within so many hours; now, if at once. */
    public Instant inHours(int hours) {
      return contacts.roomAt(most, hours);
    }
  }

  /**
   * When fewer than {@code cap} of these messages are in a rolling window of that many hours.
   *
   * @param cap most messages in the window, above 0
   * @return now, if there is room at once
   */
  public Instant roomAt(int cap, int hours) {
    if (cap < 1) {
      throw new IllegalArgumentException("a cap is at least 1, not " + cap);
    }
    Duration window = Duration.ofHours(hours);
    List<Touch> counted = within(window).touches;
    int over = counted.size() - cap;
    return over < 0 ? now : counted.get(over).at().plus(window);
  }

  private ContactHistory within(Duration window) {
    Instant after = now.minus(window);
    return only(t -> t.at().isAfter(after) && !t.at().isAfter(now));
  }

  private ContactHistory only(Predicate<Touch> which) {
    List<Touch> kept = new ArrayList<>(touches.size());
    for (Touch touch : touches) {
      if (which.test(touch)) {
        kept.add(touch);
      }
    }
    return kept.size() == touches.size() ? this : new ContactHistory(now, kept);
  }
}
