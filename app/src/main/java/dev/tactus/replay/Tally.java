package dev.tactus.replay;

import dev.tactus.facts.Trigger;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts judgements per journey, step, answer, verdict, and their reasons. */
final class Tally {
  private static final String NONE = "-";

  private final Map<String, Map<String, Long>> reasons = new TreeMap<>();
  private final Map<String, Long> answers = new TreeMap<>();
  private long judgements;

  void add(Decision decision) {
    Trigger trigger = decision.facts().trigger();
    Judgement judgement = decision.judgement();
    String answer =
        String.format(
            Locale.ROOT,
            "%-16s %-12s %-9s %-15s",
            trigger.journey(),
            trigger.step(),
            judgement.answer().id(),
            judgement.verdict() == null ? NONE : judgement.verdict().id());
    judgements++;
    answers.merge(answer, 1L, Long::sum);
    Map<String, Long> ofAnswer = reasons.computeIfAbsent(answer, a -> new TreeMap<>());
    codes(judgement.reasons()).forEach(code -> ofAnswer.merge(code, 1L, Long::sum));
  }

  long judgements() {
    return judgements;
  }

  /** A table, a judgement being counted once under each of its reasons. */
  String table() {
    StringBuilder table = new StringBuilder();
    row(table, "journey          step         answer    verdict        ", "judgements", "reason");
    answers.forEach(
        (answer, count) -> {
          row(table, answer, grouped(count), "");
          reasons
              .getOrDefault(answer, Map.of())
              .forEach((code, n) -> row(table, " ".repeat(answer.length()), grouped(n), code));
        });
    return table.toString();
  }

  private static void row(StringBuilder table, String answer, String count, String reason) {
    String line = String.format(Locale.ROOT, "%s %12s  %s", answer, count, reason);
    table.append(line.stripTrailing()).append(System.lineSeparator());
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static Set<String> codes(List<Reason> reasons) {
    Set<String> codes = new LinkedHashSet<>();
    reasons.forEach(r -> codes.add(r.code()));
    return codes;
  }
}
