package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The messages that the customer got, oldest first. Its questions narrow it: {@code
 * history.marketing().on(Channel.EMAIL).inDays(7).count()}.
 *
 * @param now the time of the judgement; windows are (now - window, now]
 * @param touches the messages themselves
 */
public record ContactHistory(
    @Word(example = "ContactHistory($h : now)") Instant now,
    @Word(example = "ContactHistory(touches.isEmpty())") List<Touch> touches) {
  public ContactHistory {
    touches = List.copyOf(touches);
  }

  /** Only marketing messages. */
  @Word(example = "ContactHistory(marketing.inDays(7).count() >= 3)")
  public ContactHistory marketing() {
    return only(t -> t.purpose() == Purpose.MARKETING);
  }

  /** Only alerts. */
  @Word(example = "ContactHistory(alerts.inHours(24).count() >= 2)")
  public ContactHistory alerts() {
    return only(t -> t.purpose() == Purpose.ALERT);
  }

  /** Only messages on that channel. */
  @Word(example = "$c : Candidate() ContactHistory(on($c.channel).inDays(7).count() >= 2)")
  public ContactHistory on(Channel channel) {
    return only(t -> t.channel() == channel);
  }

  /** Only messages of that journey. */
  @Word(example = "ContactHistory(journey(\"welcome\").count() == 0)")
  public ContactHistory journey(String id) {
    return only(t -> t.journey().equals(id));
  }

  /** Only messages about one of these products. */
  @Word(example = "$s : Subject() ContactHistory(about($s.products).inDays(30).count() >= 2)")
  public ContactHistory about(List<String> products) {
    return only(t -> !Collections.disjoint(t.products(), products));
  }

  /** Only messages about that subject. */
  @Word(example = "$t : Trigger() ContactHistory(subject($t.subject).unanswered() >= 2)")
  public ContactHistory subject(String id) {
    return only(t -> t.subject().equals(id));
  }

  /** Only messages from that time on. */
  @Word(example = "$s : Subject() ContactHistory(since($s.begunAt).count() > 0)")
  public ContactHistory since(Instant start) {
    return only(t -> !t.at().isBefore(start));
  }

  /** Only messages of the last days, from 1: (now - days, now]. */
  @Word(example = "ContactHistory(marketing.inDays(7).count() == 0)")
  public ContactHistory inDays(int days) {
    return within(Duration.ofDays(days));
  }

  /** Only messages of the last hours, from 1: (now - hours, now]. */
  @Word(example = "ContactHistory(inHours(2).count() > 0)")
  public ContactHistory inHours(int hours) {
    return within(Duration.ofHours(hours));
  }

  /** Number of messages. */
  @Word(example = "Pressure(marketing.inDays(30).count() >= 8)", range = "messages, from 0")
  public int count() {
    return touches.size();
  }

  /** How many of the latest messages in a row got no response. */
  @Word(example = "Pressure(marketing.unanswered() >= 8)", range = "messages, from 0")
  public int unanswered() {
    int n = 0;
    for (int i = touches.size() - 1; i >= 0 && !touches.get(i).answered(); i--) {
      n++;
    }
    return n;
  }

  /** How many messages got a response. */
  @Word(example = "ContactHistory(on(Channel.PUSH).answered() > 0)", range = "messages, from 0")
  public int answered() {
    int n = 0;
    for (Touch touch : touches) {
      n += touch.answered() ? 1 : 0;
    }
    return n;
  }

  /** A cap on these messages, from 1: at most so many in a window that rolls. */
  @Word(example = "Pressure($room : marketing.on(Channel.SMS).atMost(2).inDays(7), $room > now)")
  public Cap atMost(int cap) {
    return new Cap(this, cap);
  }

  /**
   * A most number of messages in a rolling window.
   *
   * @param contacts the messages that count
   * @param most above 0
   */
  public record Cap(ContactHistory contacts, int most) {
    /**
     * The cap shrinks with silence and recovers with response: one message fewer for every so many
     * (from 1) of the latest without response, but never fewer than one.
     */
    @Word(example = "Pressure($room : marketing.atMost(4).shrinking(2).inDays(7), $room > now)")
    public Cap shrinking(int unanswered) {
      return new Cap(contacts, Math.max(1, most - contacts.unanswered() / unanswered));
    }

    /** When there is room for one more within so many days, from 1; now, if at once. */
    @Word(example = "Pressure($room : journey.atMost(2).inDays(7), $room > now)")
    public Instant inDays(int days) {
      return contacts.roomAt(most, days * 24);
    }

    /** When there is room for one more within so many hours, from 1; now, if at once. */
    @Word(example = "Pressure($room : alerts.atMost(3).inHours(24), $room > now)")
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
  @Word(example = "ContactHistory($room : roomAt(10, 720), $room > now)")
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
