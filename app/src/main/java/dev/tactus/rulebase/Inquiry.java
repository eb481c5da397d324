package dev.tactus.rulebase;

import dev.tactus.rulebase.WhyNot.Condition;
import java.util.List;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.jspecify.annotations.Nullable;

/** Asks a rule of a release why it does not match some facts. */
final class Inquiry {
  private static final String NOT_TOLD =
      "Which condition decided cannot be told for a rule of this form: ";
  private final Rule rule;
  private final Wording wording;
  private final List<Object> facts;

  Inquiry(Rule rule, Wording wording, List<Object> facts) {
    this.rule = rule;
    this.wording = wording;
    this.facts = facts;
  }

  /**
   * Goes through its conditions.
   *
   * @param fires whether the rule fires on the facts; null: the rules fail on them
   */
  WhyNot answer(RuleImpl compiled, @Nullable Boolean fires, ValueResolver values) {
    try {
      Trail trail = new Retracing(facts).through(List.of(compiled.getLhs()), Row.none(values));
      boolean matched = fires == null ? trail.isWhole() : fires;
      WhyNot told = told(matched, new Teller(wording, facts).tell(trail), null);
      if (trail.isWhole() == matched && (matched || told.decisive() != null)) {
        return told;
      }
      return told(matched, List.of(), NOT_TOLD + "what was retraced differs.");
    } catch (UnsupportedOperationException e) {
      return told(Boolean.TRUE.equals(fires), List.of(), NOT_TOLD + e.getMessage() + ".");
    } catch (RuntimeException e) { // of the engine's own, which is not meant to be asked so
      return told(Boolean.TRUE.equals(fires), List.of(), NOT_TOLD + e + ".");
    }
  }

  private WhyNot told(boolean matched, List<Condition> conditions, @Nullable String remark) {
    return new WhyNot(
        rule.name(), matched, conditions, rule.file(), rule.line(), wording.written(), remark);
  }
}
