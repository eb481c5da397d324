package dev.tactus.rulebase;

import dev.tactus.rulebase.Trail.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.drools.base.base.ClassObjectType;
import org.drools.base.reteoo.AccumulateContextEntry;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.EntryPointId;
import org.drools.base.rule.Forall;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.core.common.DefaultFactHandle;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the compiled conditions of a rule once more, pattern by pattern, with every fact
 * that is still in question; fires nothing.
 */
final class Retracing {
  private static final int MOST_STEPS = 500_000;
  private static final int MOST_CLAIMS = 1_000;
  private final List<Object> facts;
  private int steps;

  Retracing(List<Object> facts) {
    this.facts = facts;
  }

  /**
   * How far facts come through these parts.
   *
   * @throws UnsupportedOperationException if a part is of a form that it does not know
   */
  Trail through(List<RuleConditionElement> parts, Row start) {
    List<Trail> trails = new ArrayList<>();
    for (List<RuleConditionElement> way : Ways.through(parts)) {
      Trail trail = new Walk(way).from(start);
      if (trail.isWhole()) {
        return trail;
      }
      trails.add(trail);
    }
    Trail furthest = trails.get(0);
    for (Trail trail : trails) {
      furthest = furthest.isBefore(trail) ? trail : furthest;
    }
    Trail chosen = furthest;
    List<Trail> others = trails.stream().filter(t -> t != chosen).toList();
    return new Trail(chosen.steps(), chosen.failed(), others);
  }

  /** One way, depth first, until a row comes to its end. */
  private final class Walk {
    private final List<RuleConditionElement> way;
    private List<Step> furthest = List.of();

    private Walk(List<RuleConditionElement> way) {
      this.way = way;
    }

    private Trail from(Row start) {
      List<Step> taken = new ArrayList<>();
      if (reaches(start, taken)) {
        return new Trail(List.copyOf(taken), -1, List.of());
      }
      int failed = furthest.size() - 1;
      return new Trail(onward(new ArrayList<>(furthest)), failed, List.of());
    }

    private boolean reaches(Row row, List<Step> taken) {
      if (taken.size() == way.size()) {
        return true;
      }
      for (Step step : steps(way.get(taken.size()), row)) {
        taken.add(step);
        if (step.holds() && reaches(step.after(), taken)) {
          return true;
        }
        if (!step.holds() && isFurther(taken)) {
          furthest = List.copyOf(taken);
        }
        taken.remove(taken.size() - 1);
      }
      return false;
    }

    private boolean isFurther(List<Step> taken) {
      int size = taken.size();
      return size > furthest.size()
          || (size == furthest.size()
              && taken.get(size - 1).held() > furthest.get(size - 1).held());
    }

    /** What would have come behind the step that failed. */
    private List<Step> onward(List<Step> taken) {
      while (taken.size() < way.size()) {
        Row row = taken.get(taken.size() - 1).after();
        Step best = null;
        for (Step step : steps(way.get(taken.size()), row)) {
          best = best == null || step.held() > best.held() ? step : best;
        }
        taken.add(Objects.requireNonNull(best));
      }
      return taken;
    }
  }

  /** At least one. */
  private List<Step> steps(RuleConditionElement part, Row row) {
    if (++steps > MOST_STEPS) {
      throw new UnsupportedOperationException("more than " + MOST_STEPS + " combinations of facts");
    }
    if (part instanceof Pattern pattern) {
      List<Step> all = new ArrayList<>();
      for (Object fact : candidates(pattern, row)) {
        all.add(step(pattern, row, row.with(pattern, fact)));
      }
      return all.isEmpty() ? List.of(new Step(part, row, null, -1, false, null)) : all;
    } else if (part instanceof GroupElement group) {
      Trail inner = through(group.getChildren(), row);
      boolean holds = inner.isWhole() == group.isExists();
      int held = group.isExists() && !holds ? inner.failed() * MOST_CLAIMS + inner.length() : 0;
      return List.of(new Step(part, row, row, held, holds, inner));
    } else if (part instanceof Forall forall) {
      Trail counter = counterexample(forall, row);
      return List.of(new Step(part, row, row, 0, counter == null, counter));
    }
    throw new UnsupportedOperationException("a part of the form " + part.getClass());
  }

  private static Step step(Pattern pattern, Row before, Row row) {
    int held = 0;
    List<Claim> claims = Claim.of(pattern);
    while (held < claims.size() && claims.get(held).holds(row)) {
      held++;
    }
    return new Step(pattern, before, row, held, held == claims.size(), null);
  }

  private List<Object> candidates(Pattern pattern, Row row) {
    if (pattern.getSource() instanceof Accumulate accumulate) {
      Object result = result(accumulate, row);
      return result == null ? List.of() : List.of(result);
    } else if (pattern.getSource() != null && !(pattern.getSource() instanceof EntryPointId)) {
      throw new UnsupportedOperationException("facts from " + pattern.getSource().getClass());
    }
    Class<?> type = ((ClassObjectType) pattern.getObjectType()).getClassType();
    return facts.stream().filter(type::isInstance).toList();
  }

  /** What is counted, summed up and the like over the facts of its patterns. */
  private @Nullable Object result(Accumulate accumulate, Row row) {
    boolean single = accumulate.getSource() instanceof Pattern;
    Object memory = accumulate.createWorkingMemoryContext();
    AccumulateContextEntry entry = new AccumulateContextEntry(null);
    Object functions = accumulate.createFunctionContext();
    entry.setFunctionContext(accumulate.init(memory, entry, functions, null, row.values()));
    for (Row each : rows(accumulate.getSource(), row)) {
      var handle = new DefaultFactHandle(0, single ? each.fact() : new Together(each));
      accumulate.accumulate(memory, entry, null, handle, row.values());
    }
    return accumulate.getResult(memory, entry, null, row.values());
  }

  /** Every combination of facts that comes through. */
  private List<Row> rows(RuleConditionElement source, Row start) {
    List<List<RuleConditionElement>> ways = Ways.through(List.of(source));
    if (ways.size() > 1) {
      throw new UnsupportedOperationException("accumulate over patterns with 'or'");
    }
    List<Row> rows = List.of(start);
    for (RuleConditionElement part : ways.get(0)) {
      rows =
          rows.stream()
              .flatMap(row -> steps(part, row).stream())
              .filter(Step::holds)
              .map(Step::after)
              .toList();
    }
    return rows;
  }

  /** A fact of the first pattern for which the others do not hold, null if there is none. */
  private @Nullable Trail counterexample(Forall forall, Row row) {
    for (Step base : steps(forall.getBasePattern(), row)) {
      if (base.holds()) {
        List<RuleConditionElement> rest = List.copyOf(forall.getRemainingPatterns());
        Trail trail = through(rest, base.after());
        if (!trail.isWhole()) {
          return trail;
        }
      }
    }
    return null;
  }
}
