package dev.tactus.judgement;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Until when each channel is held; spread ends are part of it. */
final class Holds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private final List<Firing> firings;
  private final Instant now;
  private final Trigger trigger;
  private final Duration spread;

  Holds(List<Firing> firings, Instant now, Trigger trigger, Duration spread) {
    this.firings = firings;
    this.now = now;
    this.trigger = trigger;
    this.spread = spread;
  }

  /** When the latest hold on that channel ends; null if it is not held. */
  @Nullable Instant until(Channel channel) {
    Instant latest = null;
    for (Firing firing : firings) {
      for (Finding finding : firing.findings()) {
        if (finding instanceof Hold hold && isHeld(hold, channel)) {
          Instant end = end(hold);
          latest = latest == null || end.isAfter(latest) ? end : latest;
        }
      }
    }
    return latest;
  }

  /** Whether that hold keeps that channel now. */
  boolean isHeld(Hold hold, Channel channel) {
    return (hold.channel() == null || hold.channel() == channel) && hold.until().isAfter(now);
  }

  /** The end of that hold; a spread never takes it to the deadline. */
  private Instant end(Hold hold) {
    if (!hold.spread() || !hold.until().isBefore(trigger.deadline())) {
      return hold.until();
    }
    Duration left = Duration.between(hold.until(), trigger.deadline());
    long room = (left.compareTo(spread) < 0 ? left : spread).toMillis();
    return room == 0 ? hold.until() : hold.until().plusMillis(hash(trigger.id()) % room);
  }

  /** Not negative; well mixed, also for ids that differ in their last letter only. */
  private static long hash(String id) {
    return id.hashCode() * GOLDEN >>> 20;
  }
}
