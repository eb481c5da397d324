package dev.tactus.rulebase;

import dev.tactus.facts.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;

/** The rules of a loaded release with what their authors said of them. */
final class RuleBook {
  private final Map<org.kie.api.definition.rule.Rule, Rule> byRule = new IdentityHashMap<>();
  private final List<Rule> all;

  private RuleBook(List<Rule> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads and checks the metadata of every rule.
   *
   * @throws IllegalArgumentException if there is no rule, or one is not described as it must be
   */
  static RuleBook of(KieBase base, Sources sources) {
    List<org.kie.api.definition.rule.Rule> rules = new ArrayList<>();
    for (KiePackage part : base.getKiePackages()) {
      rules.addAll(part.getRules());
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(
          "the release holds no rules: packages in kmodule.xml must be \"*\" or exact names");
    }
    rules.sort(
        Comparator.comparing(RuleBook::gate)
            .thenComparing(org.kie.api.definition.rule.Rule::getName));
    List<Rule> described = new ArrayList<>();
    Map<String, Place> places = Drl.places(sources);
    for (org.kie.api.definition.rule.Rule rule : rules) {
      described.add(describe(rule, described.size(), places));
    }
    RuleBook book = new RuleBook(described);
    for (int i = 0; i < rules.size(); i++) {
      book.byRule.put(rules.get(i), described.get(i));
    }
    return book;
  }

  List<Rule> all() {
    return all;
  }

  Rule get(org.kie.api.definition.rule.Rule rule) {
    Rule described = byRule.get(rule);
    if (described == null) {
      throw new IllegalStateException(rule.getName() + " is not a rule of this release");
    }
    return described;
  }

  /** The compiled rule of that name; empty if there is none. */
  Optional<org.kie.api.definition.rule.Rule> compiled(String name) {
    return byRule.keySet().stream().filter(rule -> rule.getName().equals(name)).findFirst();
  }

  private static Rule describe(
      org.kie.api.definition.rule.Rule rule, int number, Map<String, Place> places) {
    Gate gate = gate(rule);
    if (!metadata(rule, "gate").equals(gate.id())) {
      throw wrong(rule, "@gate must be the first part of its name");
    }
    if (!rule.getPackageName().equals("rules." + gate.id())) {
      throw wrong(rule, "its package must be rules." + gate.id());
    }
    Place place = places.getOrDefault(rule.getName(), Place.NOWHERE);
    return new Rule(
        number,
        rule.getName(),
        gate,
        metadata(rule, "reason"),
        metadata(rule, "owner"),
        place.file(),
        place.line());
  }

  private static Gate gate(org.kie.api.definition.rule.Rule rule) {
    String name = rule.getName();
    for (Gate gate : Gate.values()) {
      if (name.startsWith(gate.id() + "/")) {
        return gate;
      }
    }
    throw wrong(rule, "its name must be <gate>/<name>");
  }

  private static String metadata(org.kie.api.definition.rule.Rule rule, String key) {
    Object value = rule.getMetaData().get(key);
    if (value == null || value.toString().isBlank()) {
      throw wrong(rule, "it must have the metadata @gate, @reason and @owner; missing is @" + key);
    }
    return value.toString().strip();
  }

  private static IllegalArgumentException wrong(
      org.kie.api.definition.rule.Rule rule, String what) {
    return new IllegalArgumentException("rule \"" + rule.getName() + "\": " + what);
  }
}
