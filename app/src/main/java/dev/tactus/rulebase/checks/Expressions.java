package dev.tactus.rulebase.checks;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression of a rule word by word: what is not among the words and forms that rules may
 * use is refused, whatever it would do.
 */
final class Expressions {
  private final Passage passage;
  private final Scope scope;
  private final Report report;
  private final Words words;
  private final Comparisons comparisons;

  Expressions(Passage passage, Scope scope, Report report) {
    this.passage = passage;
    this.scope = scope;
    this.report = report;
    this.words = new Words(passage, scope, report);
    this.comparisons = new Comparisons(this, passage, report);
  }

  /** The type of its value; null if it is not known, or was refused. */
  @Nullable Class<?> type(Expression e) {
    if (e instanceof EnclosedExpr enclosed) {
      return type(enclosed.getInner());
    } else if (e instanceof BinaryExpr binary) {
      return comparisons.binary(binary);
    } else if (e instanceof HalfBinaryExpr || e instanceof PointFreeExpr) {
      return comparisons.other(e);
    } else if (e instanceof UnaryExpr unary) {
      return unary(unary);
    } else if (e instanceof MethodCallExpr call) {
      return call(call);
    } else if (e instanceof FieldAccessExpr access) {
      return access(access.getScope(), access.getNameAsString());
    } else if (e instanceof NullSafeFieldAccessExpr access) {
      return access(access.getScope(), access.getNameAsString());
    } else if (e instanceof NameExpr name) {
      return words.name(name.getNameAsString());
    } else if (e instanceof ThisExpr && scope.fact() != null) {
      return scope.fact();
    }
    return literal(e);
  }

  /** The types of several expressions, each read. */
  List<@Nullable Class<?>> types(List<Expression> all) {
    List<@Nullable Class<?>> types = new ArrayList<>();
    all.forEach(e -> types.add(type(e)));
    return types;
  }

  private @Nullable Class<?> literal(Expression e) {
    if (e instanceof StringLiteralExpr) {
      return String.class;
    } else if (e instanceof IntegerLiteralExpr) {
      return int.class;
    } else if (e instanceof LongLiteralExpr) {
      return long.class;
    } else if (e instanceof DoubleLiteralExpr) {
      return double.class;
    } else if (e instanceof BooleanLiteralExpr) {
      return boolean.class;
    } else if (e instanceof NullLiteralExpr) {
      return Void.class;
    }
    Forms.refuse(e, passage, report);
    return null;
  }

  private @Nullable Class<?> unary(UnaryExpr unary) {
    Class<?> type = type(unary.getExpression());
    switch (unary.getOperator()) {
      case LOGICAL_COMPLEMENT -> {
        comparisons.yesOrNo(unary.getExpression(), type);
        return boolean.class;
      }
      case MINUS, PLUS -> {
        return type;
      }
      default -> {
        Forms.refuse(unary, passage, report);
        return null;
      }
    }
  }

  private @Nullable Class<?> access(Expression of, String name) {
    String type = PrintUtil.printNode(of);
    if (Vocabulary.constants(type) != null) {
      return words.constant(type, name);
    }
    Class<?> owner = type(of);
    if (owner == null) {
      return null;
    }
    if (scope.fact() == null) {
      report.error(
          passage.place(name),
          "In a consequence, \"" + name + "\" must be asked for as a question.",
          "Write ." + name + "() instead of ." + name + ".");
      return null;
    }
    return words.property(owner, name);
  }

  private @Nullable Class<?> call(MethodCallExpr call) {
    List<@Nullable Class<?>> given = types(call.getArguments());
    String name = call.getNameAsString();
    if (call.getTypeArguments().isPresent()) {
      Forms.refuse(call, passage, report);
      return null;
    }
    Expression of = call.getScope().orElse(null);
    Words.plausible(call, passage, report);
    if (of == null) {
      return words.ownQuestion(name, given);
    }
    if (of instanceof NameExpr type && words.isType(type.getNameAsString())) {
      Method function = Vocabulary.function(type.getNameAsString(), name, given);
      return function == null
          ? words.refuseFunction(type.getNameAsString(), name)
          : function.getReturnType();
    }
    Class<?> owner = type(of);
    return owner == null ? null : words.question(owner, name, given);
  }
}
