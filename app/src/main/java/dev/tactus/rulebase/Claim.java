package dev.tactus.rulebase;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.base.rule.constraint.Constraint;
import org.drools.core.common.DefaultFactHandle;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.modelcompiler.constraints.LambdaConstraint;
import org.jspecify.annotations.Nullable;

/** One condition of a pattern, as it was compiled. */
interface Claim {
  /** As it was written; empty where the compiler made it, of {@code forall}. */
  String text();

  /**
   * Whether it holds, null if it cannot be evaluated.
   *
   * @throws NoSuchElementException if something that it asks is not bound
   */
  @Nullable Boolean answer(Row row);

  /** Whether it holds; one that cannot be evaluated does not. */
  default boolean holds(Row row) {
    try {
      return Boolean.TRUE.equals(answer(row));
    } catch (NoSuchElementException e) {
      return false;
    }
  }

  /** The conditions of a pattern, in order. */
  static List<Claim> of(Pattern pattern) {
    return pattern.getConstraints().stream().map(Claim::of).toList();
  }

  private static Claim of(Constraint constraint) {
    if (constraint instanceof LambdaConstraint lambda) {
      String text = lambda.getPredicateInformation().getStringConstraint();
      return new Single(text.strip(), lambda.getEvaluator().getConstraint());
    } else if (constraint instanceof AlphaNodeFieldConstraint several
        && constraint.getRequiredDeclarations().length == 0) {
      return new Whole(several);
    }
    throw new UnsupportedOperationException("a condition of the form " + constraint.getClass());
  }

  /** One expression. */
  record Single(String text, SingleConstraint compiled) implements Claim {
    @Override
    public @Nullable Boolean answer(Row row) {
      Object[] given =
          Arrays.stream(compiled.getVariables())
              .map(Variable::getName)
              .map(row::compiled)
              .toArray();
      try {
        return compiled.getPredicate().test(given);
      } catch (Exception e) {
        return null;
      }
    }
  }

  /** Several expressions that the compiler put together, about one fact alone. */
  record Whole(AlphaNodeFieldConstraint compiled) implements Claim {
    @Override
    public String text() {
      return "";
    }

    @Override
    public Boolean answer(Row row) {
      return compiled.isAllowed(new DefaultFactHandle(0, row.fact()), row.values());
    }
  }
}
