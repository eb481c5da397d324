package dev.tactus.judgement.postgres;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Verdict;
import dev.tactus.judgement.DecisionFilter;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters by names and values. */
final class Filters {
  private Filters() {}

  static DecisionFilter by(Map<String, String> wanted) {
    return new DecisionFilter(
        wanted.get("customer"),
        wanted.get("journey"),
        wanted.get("step"),
        read(wanted, "answer", Answer::valueOf),
        read(wanted, "verdict", Verdict::valueOf),
        wanted.get("reason"),
        wanted.get("rule"),
        wanted.get("release"),
        read(wanted, "channel", Channel::valueOf),
        read(wanted, "from", Instant::parse),
        read(wanted, "to", Instant::parse));
  }

  private static <T> @Nullable T read(
      Map<String, String> wanted, String name, Function<String, T> as) {
    return wanted.containsKey(name) ? as.apply(wanted.get(name)) : null;
  }
}
