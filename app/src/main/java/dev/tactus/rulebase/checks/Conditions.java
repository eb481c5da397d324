package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.GroupByDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a rule. */
final class Conditions {
  private static final int MOST_PATTERNS = 16;
  private static final int MOST_OF_MANY = 4;
  private static final int MOST_COMPARED = 2;
  private static final int MOST_ALTERNATIVES = 4;
  private static final Set<String> FUNCTIONS = Set.of("count", "sum", "min", "max", "average");
  private static final Map<Class<? extends BaseDescr>, String> REFUSED =
      Map.of(
          EvalDescr.class, "eval",
          FromDescr.class, "from",
          GroupByDescr.class, "groupby");

  private final Script script;
  private final RuleDescr rule;
  private final Report report;
  private int patterns;
  private int ofMany;
  private int compared;
  private int mostCompared;
  private int alternatives;

  private Conditions(Script script, RuleDescr rule, Report report) {
    this.script = script;
    this.rule = rule;
    this.report = report;
  }

  /** Reads them; what they bind is in the scope that is returned. */
  static Scope read(Script script, RuleDescr rule, Report report) {
    Conditions conditions = new Conditions(script, rule, report);
    Scope scope = Scope.empty();
    conditions.read(rule.getLhs(), scope);
    conditions.few();
    return scope;
  }

  private void read(BaseDescr part, Scope scope) {
    if (part instanceof PatternDescr pattern) {
      pattern(pattern, scope);
    } else if (part instanceof AndDescr both) {
      children(both, scope);
    } else if (part instanceof OrDescr either) {
      alternatives++;
      either(either, scope);
    } else if (part instanceof NotDescr
        || part instanceof ExistsDescr
        || part instanceof ForallDescr) {
      int before = compared;
      children((ConditionalElementDescr) part, scope.inner());
      compared = before; // what stands below is not looked through once for each of them
    } else {
      refuse(part, place(part));
    }
  }

  private void children(ConditionalElementDescr part, Scope scope) {
    for (Object child : part.getDescrs()) {
      read((BaseDescr) child, scope);
    }
  }

  private void either(OrDescr either, Scope scope) {
    Scope before = scope.inner();
    int comparedBefore = compared;
    int comparedAfter = compared;
    for (Object child : either.getDescrs()) {
      Scope branch = before.inner();
      compared = comparedBefore;
      read((BaseDescr) child, branch);
      comparedAfter = Math.max(comparedAfter, compared);
      scope.bindings().putAll(branch.bindings());
    }
    compared = comparedAfter;
  }

  private void pattern(PatternDescr pattern, Scope scope) {
    patterns++;
    Class<?> type;
    if (pattern.getSource() instanceof AccumulateDescr accumulate
        && !(accumulate instanceof GroupByDescr)) {
      accumulate(accumulate, scope);
      type = Number.class;
    } else if (pattern.getSource() != null) {
      refuse(pattern.getSource(), place(pattern));
      return;
    } else {
      type = fact(pattern);
    }
    if (type == null) {
      return;
    }
    refuseExtras(pattern);
    if (pattern.getIdentifier() != null) {
      bind(pattern.getIdentifier(), type, place(pattern), scope);
    }
    for (BaseDescr condition : pattern.getConstraint().getDescrs()) {
      condition(condition, scope.of(type));
    }
  }

  private @Nullable Class<?> fact(PatternDescr pattern) {
    String name = pattern.getObjectType();
    Class<?> fact = Vocabulary.fact(name);
    if (Vocabulary.isMany(name)) {
      ofMany++;
    }
    if (Vocabulary.isVeryMany(name)) {
      compared++;
      mostCompared = Math.max(mostCompared, compared);
    }
    if (Vocabulary.isUnfilled(name)) {
      report.warning(
          place(pattern),
          "Nobody is in a segment yet: nothing fills the fact " + name + ".",
          "A rule that asks for one never fires, one that asks for none is always content; leave it"
              + " out until segments are there.");
    }
    if (fact != null) {
      return fact;
    }
    boolean isFinding = Vocabulary.isFinding(name);
    String close = Spelling.closest(name, Vocabulary.facts());
    report.error(
        place(pattern),
        isFinding
            ? "A rule may not look at what rules found (" + name + "), itself included."
            : "There is no fact called \"" + name + "\".",
        isFinding
            ? "Findings are put together when all rules have spoken; ask for the facts themselves."
            : (close == null ? "" : "Did you mean " + close + "? ")
                + "The facts are "
                + String.join(", ", Vocabulary.facts())
                + ".");
    return null;
  }

  private void refuseExtras(PatternDescr pattern) {
    boolean isWindow = pattern.getBehaviors() != null && !pattern.getBehaviors().isEmpty();
    if (isWindow || !pattern.getAnnotations().isEmpty() || pattern.isQuery()) {
      report.error(
          place(pattern),
          "A condition is followed by a window, a note or a query, which rules do not have.",
          "Leave it out; questions such as inDays(7) look back in time.");
    }
  }

  private void condition(BaseDescr condition, Scope scope) {
    Passage passage = passage(condition);
    if (!(condition instanceof ExprConstraintDescr text)
        || text.getType() == ExprConstraintDescr.Type.POSITIONAL) {
      report.error(
          passage.place(),
          "This condition does not say which field it is about: " + passage.text() + ".",
          "Name the field, as in Trigger(step == \"back\").");
      return;
    }
    Condition parsed = Condition.parse(passage, report);
    if (parsed != null) {
      Class<?> type = new Expressions(passage, scope, report).type(parsed.expression());
      if (parsed.bound() != null) {
        bind(parsed.bound(), Bindings.type(parsed, type, scope), passage.place(), scope);
      } else {
        new Comparisons(new Expressions(passage, scope, new Report()), passage, report)
            .yesOrNo(parsed.expression(), type);
      }
    }
  }

  private void bind(String name, @Nullable Class<?> type, Place place, Scope scope) {
    if (!name.startsWith("$")) {
      report.error(place, "\"" + name + "\" is bound without a $.", "Write $" + name + ".");
    } else if (scope.bindings().containsKey(name)) {
      report.error(place, name + " is bound twice.", "Use two different names.");
    }
    scope.bindings().put(name, type);
  }

  private void accumulate(AccumulateDescr accumulate, Scope scope) {
    Scope inner = scope.inner();
    int before = compared;
    read(accumulate.getInput(), inner);
    compared = before;
    boolean isInline =
        accumulate.getInitCode() != null
            || accumulate.getActionCode() != null
            || accumulate.getReverseCode() != null
            || accumulate.getResultCode() != null;
    for (var function : accumulate.getFunctions()) {
      isInline |= !FUNCTIONS.contains(function.getFunction());
      for (String parameter : function.getParams()) {
        Passage passage = new Passage(script.drl(), start(accumulate), parameter);
        Condition parsed = Condition.parse(passage, report);
        if (parsed != null) {
          new Expressions(passage, inner.of(null), report).type(parsed.expression());
        }
      }
      if (function.getBind() != null) {
        bind(function.getBind(), Number.class, place(accumulate), scope);
      }
    }
    if (isInline) {
      report.error(
          place(accumulate),
          "An accumulate holds code of its own.",
          "It may only " + String.join(", ", FUNCTIONS.stream().sorted().toList()) + ".");
    }
  }

  private void few() {
    if (patterns > MOST_PATTERNS
        || ofMany > MOST_OF_MANY
        || mostCompared > MOST_COMPARED
        || alternatives > MOST_ALTERNATIVES) {
      report.tooMuch(
          script.place(rule),
          "The rule combines too many facts, which could take very long to look through.",
          "A rule has at most "
              + MOST_PATTERNS
              + " patterns, "
              + MOST_OF_MANY
              + " of them of facts that come in numbers (Candidate, Consent, Product, ...), and "
              + MOST_ALTERNATIVES
              + " times 'or'. Of Product, Attribute, Competing and Segment, which can be hundreds, "
              + MOST_COMPARED
              + " may be looked through for one another; one within not, exists or accumulate"
              + " counts with those above it: write it above them if it needs none of them, or"
              + " split the rule.");
    }
  }

  private void refuse(Object part, Place place) {
    String name = REFUSED.getOrDefault(part.getClass(), "this form of condition");
    report.error(
        place,
        "Rules may not use " + name + ".",
        "Patterns with conditions, not, exists, forall, or, and accumulate with "
            + String.join(", ", List.copyOf(new java.util.TreeSet<>(FUNCTIONS)))
            + " are all there is.");
  }

  private Passage passage(BaseDescr part) {
    String text = part instanceof ExprConstraintDescr e ? e.getExpression() : part.getText();
    return new Passage(script.drl(), start(part), String.valueOf(text));
  }

  private int start(BaseDescr part) {
    return part.getStartCharacter() < 0 ? rule.getStartCharacter() : part.getStartCharacter();
  }

  private Place place(BaseDescr part) {
    return script.drl().place(start(part));
  }
}
