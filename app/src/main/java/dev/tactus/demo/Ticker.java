package dev.tactus.demo;

import dev.tactus.enrollment.DecisionListener;
import dev.tactus.facts.Answer;
import dev.tactus.judgement.Decision;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Shows decisions as they fall, one plain line each; those that come faster than anybody reads are
 * only counted.
 */
final class Ticker implements DecisionListener {
  /** At most one decision is shown in that time. */
  static final Duration PACE = Duration.ofMillis(350);

  /** So often the counts are shown. */
  static final Duration COUNTS = Duration.ofSeconds(10);

  private static final int WAITING = 4;

  private final PrintStream out;
  private final InstantSource clock;
  private final BlockingQueue<Decision> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong events = new AtomicLong();
  private final Map<Answer, AtomicLong> decisions = new EnumMap<>(Answer.class);
  private Instant countedAt;
  private long eventsThen;
  private long decisionsThen;

  Ticker(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.countedAt = clock.instant();
    for (Answer answer : Answer.values()) {
      decisions.put(answer, new AtomicLong());
    }
  }

  @Override
  public void decided(List<Decision> made) {
    for (Decision decision : made) {
      of(decision.judgement().answer()).incrementAndGet();
      while (!waiting.offer(decision)) {
        // the newest are shown; the oldest makes room
        waiting.poll();
      }
    }
  }

  /** Counts events that were taken. */
  void took(int count) {
    events.addAndGet(count);
  }

  /** Shows a decision, if one waits. */
  void show() {
    @Nullable Decision decision = waiting.poll();
    if (decision != null) {
      out.println(DecisionText.of(decision));
    }
  }

  /** Shows the counts since the last time, if there was anything. */
  void count() {
    Instant now = clock.instant();
    long eventsNow = events.get();
    long decisionsNow = decisions.values().stream().mapToLong(AtomicLong::get).sum();
    double seconds = Math.max(1, Duration.between(countedAt, now).toMillis()) / 1000.0;
    if (eventsNow > eventsThen || decisionsNow > decisionsThen) {
      out.printf(
          Locale.ROOT,
          "%s  -- %,.1f events/s, %,.1f decisions/s; since the start %,d events, %,d sent, %,d"
              + " held, %,d suppressed%n",
          DecisionText.time(now),
          (eventsNow - eventsThen) / seconds,
          (decisionsNow - decisionsThen) / seconds,
          eventsNow,
          of(Answer.SEND).get(),
          of(Answer.HOLD).get(),
          of(Answer.SUPPRESS).get());
    }
    countedAt = now;
    eventsThen = eventsNow;
    decisionsThen = decisionsNow;
  }

  /** Shows a remark. */
  void say(String remark) {
    out.println(DecisionText.time(clock.instant()) + "  -- " + remark);
  }

  private AtomicLong of(Answer answer) {
    return java.util.Objects.requireNonNull(decisions.get(answer));
  }
}
