package dev.tactus.rulebase.checks;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.jspecify.annotations.Nullable;

/** What a name in front of a condition stands for: the value on its left. */
final class Bindings {
  private Bindings() {}

  static @Nullable Class<?> type(Condition condition, @Nullable Class<?> whole, Scope scope) {
    Expression left = value(condition.expression());
    return left == condition.expression()
        ? whole
        : new Expressions(condition.passage(), scope, new Report()).type(left);
  }

  /** The value that a condition binds. */
  static Expression value(Expression condition) {
    if (condition instanceof BinaryExpr binary) {
      return switch (binary.getOperator()) {
        case EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS, AND, OR ->
            value(binary.getLeft());
        default -> condition;
      };
    }
    return condition instanceof PointFreeExpr free ? free.getLeft() : condition;
  }
}
