package dev.tactus.journeys;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/** The condition of an arrow, compiled from CEL. */
record Guard(String text, CelExpr expression, CelRuntime.Program program) {
  /** A condition that cannot be evaluated, such as on a missing property, does not hold. */
  boolean holds(Scene scene) {
    try {
      return Boolean.TRUE.equals(program.eval(scene));
    } catch (CelEvaluationException e) {
      return false;
    }
  }
}
