package dev.tactus.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes what workers report of the sends that they claimed. */
@Component
public final class Outcomes {
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private final Sends sends;
  private final Endings endings;
  private final InstantSource clock;
  private final DeliverySettings settings;

  Outcomes(Sends sends, Endings endings, InstantSource clock, DeliverySettings settings) {
    this.sends = sends;
    this.endings = endings;
    this.clock = clock;
    this.settings = settings;
  }

  /** What became of a report. */
  public enum Receipt {
    /** Noted; or noted before: a repeat changes nothing. */
    NOTED,
    /** Noted; the send goes out again. */
    AGAIN,
    /** No send has that id. */
    UNKNOWN,
    /** The token is not that of the last claim, or another outcome was noted before. */
    REFUSED
  }

  /** Notes an outcome; durable on return. */
  public Receipt report(Outcome outcome) {
    Instant now = clock.instant();
    Optional<SendRecord> found = sends.find(outcome.sendId());
    if (found.isEmpty()) {
      return Receipt.UNKNOWN;
    }
    boolean again = outcome.retryable() && outcome.status() != SendStatus.DELIVERED;
    if (again && sends.retry(outcome, settings.tries(), now.plus(pause(found.get().claims())))) {
      return Receipt.AGAIN;
    }
    Optional<SendEnded> ended = sends.end(outcome, now);
    if (ended.isPresent()) {
      endings.tell(List.of(ended.get()));
      return Receipt.NOTED;
    }
    return sends.find(outcome.sendId()).filter(record -> isRepeat(outcome, record)).isPresent()
        ? Receipt.NOTED
        : Receipt.REFUSED;
  }

  // doubled from one failure to the next
  private static Duration pause(int claims) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(claims - 1, 0), 6));
  }

  private static boolean isRepeat(Outcome outcome, SendRecord record) {
    return outcome.claimToken().equals(record.claimToken()) && outcome.status() == record.status();
  }
}
