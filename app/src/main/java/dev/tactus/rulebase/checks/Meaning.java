package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.mvel.parser.printer.PrintUtil;

/**
 * What a rule says, in one way of writing, so that rules can be compared: what is bound stands
 * where it is used.
 */
final class Meaning {
  private static final Pattern BOUND = Pattern.compile("[$]\\w+");
  private final Written written;
  private final List<Clause> clauses = new ArrayList<>();
  private final Map<String, String> bound = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> findings = new ArrayList<>();
  private boolean isPlain = true;

  private Meaning(Written written) {
    this.written = written;
  }

  static Meaning of(Written written) {
    Meaning meaning = new Meaning(written);
    meaning.read(written.rule().getLhs(), "");
    written.findings().forEach(f -> meaning.findings.add(meaning.plain(f.toString(), "")));
    return meaning;
  }

  String name() {
    return written.name();
  }

  Place place() {
    return written.place();
  }

  List<Clause> clauses() {
    return clauses;
  }

  /** What it inserts. */
  List<String> findings() {
    return findings;
  }

  /** Whether all of it is known: patterns, not and exists of one pattern each. */
  boolean isPlain() {
    return isPlain;
  }

  /** Conditions and findings. */
  String text() {
    return clauses.stream().map(Clause::plain).sorted().toList() + " -> " + findings;
  }

  private void read(BaseDescr part, String kind) {
    if (part instanceof AndDescr and && kind.isEmpty()) {
      and.getDescrs().forEach(child -> read((BaseDescr) child, kind));
    } else if (part instanceof NotDescr not && not.getDescrs().size() == 1 && kind.isEmpty()) {
      read((BaseDescr) not.getDescrs().get(0), "not");
    } else if (part instanceof ExistsDescr some && some.getDescrs().size() == 1 && kind.isEmpty()) {
      read((BaseDescr) some.getDescrs().get(0), "exists");
    } else if (part instanceof PatternDescr pattern && pattern.getSource() == null) {
      pattern(pattern, kind);
    } else {
      isPlain = false;
    }
  }

  private void pattern(PatternDescr pattern, String kind) {
    String fact = pattern.getObjectType();
    if (kind.isEmpty() && Vocabulary.isMany(fact)) {
      int number = numbers.merge(fact, 1, Integer::sum);
      fact = number == 1 ? fact : fact + "#" + number;
    }
    if (pattern.getIdentifier() != null) {
      bound.put(pattern.getIdentifier(), fact);
    }
    List<Atom> atoms = new ArrayList<>();
    for (BaseDescr each : pattern.getConstraint().getDescrs()) {
      condition((ExprConstraintDescr) each, fact, atoms);
    }
    clauses.add(new Clause(kind, fact, atoms));
  }

  private void condition(ExprConstraintDescr text, String fact, List<Atom> atoms) {
    Passage passage = new Passage(written.script().drl(), 0, text.getExpression());
    Condition condition = Condition.parse(passage, new Report());
    if (condition == null) {
      isPlain = false;
      return;
    }
    if (condition.bound() != null) {
      String value = PrintUtil.printNode(Bindings.value(condition.expression()));
      bound.put(condition.bound(), fact + "." + plain(value, fact));
    }
    if (condition.bound() == null || !isValue(condition)) {
      atoms.addAll(Atom.of(condition.expression(), t -> plain(t, fact)));
    }
  }

  /** Whether it only gives a name to something. */
  private static boolean isValue(Condition condition) {
    return Bindings.value(condition.expression()) == condition.expression();
  }

  private String plain(String text, String fact) {
    Matcher matcher = BOUND.matcher(text.replace("()", ""));
    String whole =
        matcher.replaceAll(m -> Matcher.quoteReplacement(bound.getOrDefault(m.group(), m.group())));
    return fact.isEmpty() ? whole : whole.replace(fact + ".", "");
  }
}
