package dev.tactus.rulebase.checks;

import dev.tactus.facts.Gate;
import dev.tactus.rulebase.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Reads a file of rules: its head, and of each rule name, description, conditions, consequence. */
final class Language {
  private static final Map<String, String> DESCRIBED =
      Map.of(
          "gate", "[a-z]+",
          "reason", "[A-Z][A-Z0-9_]*",
          "owner", "[\\w.@ +-]+");
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "salience", "The order of rules is of no matter: leave it out.",
          "enabled", "To switch a rule off, take it out of the release.",
          "date-effective", "Ask Moment for the time, or release the rule when its time comes.",
          "date-expires", "Ask Moment for the time, or take the rule out when its time is over.",
          "timer", "A rule looks at facts when a trigger is judged, and at no other time.",
          "dialect", "Rules are written in the dialect java; leave it out.");

  private final Script script;
  private final Report report;
  private final @Nullable Gate gate;

  private Language(Script script, Report report) {
    this.script = script;
    this.report = report;
    this.gate = gate(script.drl().file());
  }

  /** Reads it; its rules, as far as they are rules. */
  static List<Written> read(Script script, Report report) {
    Language language = new Language(script, report);
    language.head();
    List<Written> rules = new ArrayList<>();
    for (RuleDescr rule : script.rules()) {
      if (rule.isQuery()) {
        language.refuse(rule, "queries");
      } else {
        rules.add(language.rule(rule));
      }
    }
    return rules;
  }

  private void head() {
    PackageDescr tree = script.tree();
    String expected = "rules." + (gate == null ? "<gate>" : gate.id());
    if (gate == null) {
      report.error(
          Place.of(script.drl().file()),
          "The file is not in the folder of a gate.",
          "Rules are in rules/<gate>/; the gates are " + gates() + ".");
    } else if (!tree.getName().equals(expected)) {
      report.error(
          script.drl().place(Math.max(0, script.drl().text().indexOf("package"))),
          "The package is \""
              + tree.getName()
              + "\", but the file is in the folder of "
              + gate.id()
              + ".",
          "Write: package " + expected);
    }
    tree.getImports().forEach(this::imported);
    refuseAll(tree.getFunctionImports(), "static imports");
    refuseAll(tree.getAccumulateImports(), "imports of functions");
    refuseAll(tree.getGlobals(), "globals");
    refuseAll(tree.getFunctions(), "functions");
    refuseAll(tree.getTypeDeclarations(), "types of their own (declare)");
    refuseAll(tree.getEnumDeclarations(), "types of their own (declare)");
    refuseAll(tree.getEntryPointDeclarations(), "entry points");
    refuseAll(tree.getWindowDeclarations(), "windows");
    tree.getAttributes().forEach(this::attribute);
    if (tree.getUnit() != null) {
      refuse(tree.getUnit(), "units");
    }
  }

  private void imported(ImportDescr imported) {
    if (!Vocabulary.isImportable(imported.getTarget())) {
      report.error(
          place(imported),
          "Rules may not import " + imported.getTarget() + ".",
          "They know the facts (import dev.tactus.facts.*) and java.time.LocalTime and Duration,"
              + " and nothing else.");
    }
  }

  private Written rule(RuleDescr rule) {
    name(rule);
    described(rule);
    rule.getAttributes().values().forEach(this::attribute);
    if (rule.getParentName() != null) {
      refuse(rule, "rules that extend others");
    }
    Scope bound = Conditions.read(script, rule, report);
    return new Written(script, rule, Consequence.read(script, rule, bound, report));
  }

  private void name(RuleDescr rule) {
    String start = gate == null ? "" : gate.id() + "/";
    if (!rule.getName().matches("\\Q" + start + "\\E[\\w .-]{1,80}")) {
      report.error(
          script.place(rule),
          "The name \"" + rule.getName() + "\" is not one of this gate.",
          "Name it \"" + start + "<name>\", in letters, digits, dots and dashes.");
    }
  }

  private void described(RuleDescr rule) {
    for (String key : List.of("gate", "reason", "owner")) {
      AnnotationDescr note = rule.getAnnotation(key);
      boolean isOne = note != null && note.getValueMap().size() == 1;
      Object value = isOne ? note.getValue() : null;
      String text = value == null ? "" : value.toString().strip().replaceAll("^\"|\"$", "");
      if (!text.matches(String.valueOf(DESCRIBED.get(key)))) {
        report.error(
            script.place(rule),
            "Rule \"" + rule.getName() + "\" does not say its " + key + ".",
            script.drl().isTable()
                ? "Fill in, in this row, the column whose code is " + key + "($param)."
                : "Below its name: @gate(fatigue) @reason(WEEKLY_CAP) @owner(marketing-ops).");
      } else if (key.equals("gate") && gate != null && !text.equals(gate.id())) {
        report.error(
            script.place(rule),
            "Rule \""
                + rule.getName()
                + "\" says @gate("
                + text
                + ") in the folder of "
                + gate.id()
                + ".",
            "Write @gate(" + gate.id() + "), or move the rule.");
      }
    }
    for (String name : rule.getAnnotationNames()) {
      if (!DESCRIBED.containsKey(name)) {
        refuse(rule, "the note @" + name);
      }
    }
  }

  private void attribute(AttributeDescr attribute) {
    if (attribute.getName().equals("dialect") && attribute.getValue().equals("java")) {
      return;
    }
    report.error(
        place(attribute),
        "Rules may not have \"" + attribute.getName() + "\".",
        ATTRIBUTES.getOrDefault(
            attribute.getName(), "A rule has a name, its description, when, then, end."));
  }

  private void refuseAll(Iterable<? extends BaseDescr> parts, String what) {
    parts.forEach(part -> refuse(part, what));
  }

  private void refuse(BaseDescr part, String what) {
    report.error(
        place(part),
        "Rules may not have " + what + ".",
        "A file has a package, imports of facts, and rules.");
  }

  private Place place(BaseDescr part) {
    return script.drl().place(part.getLine(), part.getColumn() + 1);
  }

  private static @Nullable Gate gate(String file) {
    return Arrays.stream(Gate.values())
        .filter(g -> file.matches("rules/" + g.id() + "/[^/]+"))
        .findFirst()
        .orElse(null);
  }

  static String gates() {
    return String.join(", ", Arrays.stream(Gate.values()).map(Gate::id).toList());
  }
}
