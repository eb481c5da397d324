package dev.tactus.backtest;

import dev.tactus.judgement.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands judgements, in order of time, from one run to the comparison: some at a time. */
final class Handover {
  private static final int WAITING = 32;
  private static final long PATIENCE_MILLIS = 100;

  /**
   * Some judgements.
   *
   * @param passed no later one is of an earlier time; null: none follows
   */
  private record Chunk(List<Decision> decisions, @Nullable Instant passed) {}

  private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(WAITING);
  private List<Decision> filling = new ArrayList<>();
  private List<Decision> taken = List.of();
  private int at;
  private @Nullable Instant passed = Instant.MIN;

  /** Adds one, which goes with the next that are handed over. */
  void add(Decision decision) {
    filling.add(decision);
  }

  /** How many were added since. */
  int filled() {
    return filling.size();
  }

  /**
   * Hands over what was added. A comparison that is behind is waited for, but not for ever, since
   * it may itself wait for the other run, which waits for this one.
   *
   * @param noneBefore no later judgement will be of an earlier time
   */
  void hand(Instant noneBefore) throws InterruptedException {
    if (chunks.offer(new Chunk(filling, noneBefore), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      filling = new ArrayList<>();
    }
  }

  /** Hands over the last ones. */
  void handLast() throws InterruptedException {
    chunks.put(new Chunk(filling, null));
  }

  /** The time of the earliest judgement of both, null after the last. */
  static @Nullable Instant next(Handover a, Handover b) throws InterruptedException {
    while (true) {
      Instant ofA = a.here();
      Instant ofB = b.here();
      if (ofA == null && ofB == null) {
        if (a.passed == null && b.passed == null) {
          return null;
        }
        (b.passed == null || (a.passed != null && !a.passed.isAfter(b.passed)) ? a : b).pull();
        continue;
      }
      Instant time = ofB == null || (ofA != null && ofA.isBefore(ofB)) ? ofA : ofB;
      if (!a.isBehind(time) && !b.isBehind(time)) {
        return time;
      }
      (a.isBehind(time) ? a : b).pull();
    }
  }

  /** Takes all judgements of that time, the earliest of both. */
  List<Decision> of(Instant time) throws InterruptedException {
    List<Decision> all = new ArrayList<>(2);
    while (true) {
      while (at < taken.size() && taken.get(at).decidedAt().equals(time)) {
        all.add(taken.get(at++));
      }
      if (!isBehind(time)) {
        return all;
      }
      pull();
    }
  }

  private @Nullable Instant here() {
    return at < taken.size() ? taken.get(at).decidedAt() : null;
  }

  /** Whether one of that time, or of an earlier one, may still come. */
  private boolean isBehind(@Nullable Instant time) {
    return at >= taken.size() && passed != null && time != null && !passed.isAfter(time);
  }

  private void pull() throws InterruptedException {
    Chunk chunk = chunks.take();
    taken = chunk.decisions();
    passed = chunk.passed();
    at = 0;
  }
}
