package dev.tactus.testkit;

import dev.tactus.facts.Facts;
import dev.tactus.facts.Gate;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieContainer;

/**
 * Counts what tests showed of each rule: facts on which it fires, and a near miss, which is facts
 * that differ in a single kind of fact and on which it does not fire.
 */
public final class RuleCoverage {
  private static final KieContainer CONTAINER = KieServices.get().getKieClasspathContainer();
  private static final Map<String, List<Facts>> FIRED = new HashMap<>();
  private static final Map<String, List<Facts>> SPARED = new HashMap<>();

  private RuleCoverage() {}

  /** What is missing, by rule; empty if every rule has both. */
  public static Map<String, String> missing() {
    Map<String, String> missing = new TreeMap<>();
    for (Rule rule : rules()) {
      List<Facts> fired = FIRED.getOrDefault(rule.getName(), List.of());
      List<Facts> spared = SPARED.getOrDefault(rule.getName(), List.of());
      if (fired.isEmpty()) {
        missing.put(rule.getName(), "no test in which it fires");
      } else if (spared.stream().noneMatch(s -> fired.stream().anyMatch(f -> isNear(f, s)))) {
        missing.put(rule.getName(), "no near miss: differing from a firing in one kind of fact");
      }
    }
    return missing;
  }

  /** Every rule on the class path. */
  public static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    CONTAINER.getKieBase().getKiePackages().forEach(p -> rules.addAll(p.getRules()));
    if (rules.isEmpty()) {
      throw new AssertionError("no rules on the class path");
    }
    return rules;
  }

  static KieContainer container() {
    return CONTAINER;
  }

  static void fired(String rule, Facts facts) {
    FIRED.computeIfAbsent(rule, r -> new ArrayList<>()).add(facts);
  }

  static void spared(Gate gate, String code, Facts facts) {
    List<Rule> meant =
        rules().stream()
            .filter(r -> r.getName().startsWith(gate.id() + "/") && Ran.code(r).equals(code))
            .toList();
    if (meant.isEmpty()) {
      throw new AssertionError("no rule of gate " + gate.id() + " has the reason " + code);
    }
    meant.forEach(r -> SPARED.computeIfAbsent(r.getName(), x -> new ArrayList<>()).add(facts));
  }

  private static boolean isNear(Facts a, Facts b) {
    int differing = 0;
    for (RecordComponent part : Facts.class.getRecordComponents()) {
      differing += Objects.equals(value(part, a), value(part, b)) ? 0 : 1;
    }
    return differing == 1;
  }

  private static Object value(RecordComponent part, Facts facts) {
    try {
      return part.getAccessor().invoke(facts);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
