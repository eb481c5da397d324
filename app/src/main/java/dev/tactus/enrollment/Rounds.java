package dev.tactus.enrollment;

import dev.tactus.time.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long ago what is due was last looked at, for each kind of it. */
final class Rounds {
  /** What becomes due. */
  enum Kind {
    TIMERS,
    WAVES
  }

  private final Map<Kind, Stopwatch> since = new ConcurrentHashMap<>();

  Rounds() {
    for (Kind kind : Kind.values()) {
      done(kind);
    }
  }

  /** A look at them has just come to its end, or has got on. */
  void done(Kind kind) {
    since.put(kind, Stopwatch.started());
  }

  /** Those that were last looked at longer ago than that. */
  List<Kind> late(Duration most) {
    return since.entrySet().stream()
        .filter(round -> round.getValue().elapsed().compareTo(most) > 0)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
