package dev.tactus.backtest;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Veto;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Judge;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Messages of one release that a cap of the other would have held back, and whose they are. */
final class CapsPassed {
  private static final int MOST_NAMED = 100;

  private static final class Passed {
    private final Set<String> people = new TreeSet<>();
    private long messages;

    private Report.CapRow row(String rule, String code) {
      return new Report.CapRow(
          rule, code, people.size(), messages, people.stream().limit(MOST_NAMED).toList());
    }
  }

  private final Judge other;
  private final Map<String, Passed> byRule = new TreeMap<>();
  private final Set<String> people = new HashSet<>();

  /** Caps of that release. */
  CapsPassed(Judge other) {
    this.other = other;
  }

  /** Looks at a message that the other release did not send at the same time on the same facts. */
  void look(Decision sent) {
    Channel channel = sent.judgement().channel();
    Set<String> rules = new HashSet<>();
    for (Firing firing : other.judge(sent.facts()).firings()) {
      if (firing.gate() == Gate.FATIGUE
          && firing.findings().stream().anyMatch(f -> stops(f, channel))) {
        rules.add(firing.rule() + "\n" + firing.code());
      }
    }
    String customer = sent.facts().trigger().customer();
    for (String rule : rules) {
      Passed passed = byRule.computeIfAbsent(rule, r -> new Passed());
      passed.people.add(customer);
      passed.messages++;
      people.add(customer);
    }
  }

  /** People who are over any of them. */
  long people() {
    return people.size();
  }

  java.util.List<Report.CapRow> rows() {
    return byRule.entrySet().stream()
        .map(
            e -> {
              String[] name = e.getKey().split("\n", 2);
              return e.getValue().row(name[0], name[1]);
            })
        .toList();
  }

  private static boolean stops(Finding finding, @Nullable Channel channel) {
    if (finding instanceof Veto veto) {
      return veto.channel() == null || veto.channel() == channel;
    }
    return finding instanceof Hold hold && (hold.channel() == null || hold.channel() == channel);
  }
}
