package dev.tactus.rulebase.checks;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/** Reads comparisons: like goes with like. */
final class Comparisons {
  private final Expressions expressions;
  private final Passage passage;
  private final Report report;
  private @Nullable Class<?> compared;

  Comparisons(Expressions expressions, Passage passage, Report report) {
    this.expressions = expressions;
    this.passage = passage;
    this.report = report;
  }

  @Nullable Class<?> binary(BinaryExpr binary) {
    switch (binary.getOperator()) {
      case AND, OR -> {
        yesOrNo(binary.getLeft(), expressions.type(binary.getLeft()));
        yesOrNo(binary.getRight(), expressions.type(binary.getRight()));
        return boolean.class;
      }
      case EQUALS, NOT_EQUALS -> {
        return compare(binary, false);
      }
      case LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> {
        return compare(binary, true);
      }
      case PLUS, MINUS, MULTIPLY, DIVIDE, REMAINDER -> {
        return calculate(binary);
      }
      default -> {
        Forms.refuse(binary, passage, report);
        return null;
      }
    }
  }

  @Nullable Class<?> other(Expression e) {
    if (e instanceof HalfBinaryExpr half) {
      Class<?> left = compared;
      Class<?> right = expressions.type(half.getRight());
      boolean byOrder = half.getOperator().asString().matches("[<>]=?");
      alike(half.getRight(), left, right, byOrder);
      compared = left;
    } else if (e instanceof PointFreeExpr free) {
      pointFree(free);
    }
    return boolean.class;
  }

  void yesOrNo(Expression e, @Nullable Class<?> type) {
    if (!Types.isBoolean(type)) {
      report.error(
          passage.place(shown(e)),
          "\"" + shown(e) + "\" is " + Vocabulary.nameOf(type) + ", not a condition.",
          "Compare it with something, as in " + shown(e) + " == ...");
    }
  }

  private @Nullable Class<?> compare(BinaryExpr binary, boolean byOrder) {
    Class<?> left = expressions.type(binary.getLeft());
    Class<?> right = expressions.type(binary.getRight());
    alike(binary, left, right, byOrder);
    compared = left;
    return boolean.class;
  }

  private void alike(
      Expression e, @Nullable Class<?> left, @Nullable Class<?> right, boolean byOrder) {
    if (Types.comparable(left, right, byOrder)) {
      return;
    }
    report.error(
        passage.place(),
        "\""
            + shown(e)
            + "\" compares "
            + Vocabulary.nameOf(left)
            + " with "
            + Vocabulary.nameOf(right)
            + ".",
        hint(left, right));
  }

  private static String hint(@Nullable Class<?> left, @Nullable Class<?> right) {
    for (Class<?> type : Arrays.asList(left, right)) {
      if (type != null && type.isEnum()) {
        return "Without quotes, with its type: "
            + type.getSimpleName()
            + "."
            + type.getEnumConstants()[0];
      }
    }
    return "Text is written in double quotes, numbers without; a time is compared with a time.";
  }

  private @Nullable Class<?> calculate(BinaryExpr binary) {
    Class<?> left = expressions.type(binary.getLeft());
    Class<?> right = expressions.type(binary.getRight());
    if ((left != null && !Types.isNumber(left)) || (right != null && !Types.isNumber(right))) {
      report.error(
          passage.place(),
          "\"" + shown(binary) + "\" calculates with something that is not a number.",
          "Texts are not put together in rules, and times are asked for: "
              + "idleFrom(4), next(9, 21).");
      return null;
    }
    return left == double.class || right == double.class ? double.class : left;
  }

  private void pointFree(PointFreeExpr free) {
    Class<?> left = expressions.type(free.getLeft());
    List<@Nullable Class<?>> right = expressions.types(free.getRight());
    String operator = free.getOperator().asString();
    boolean isList = left == null || Collection.class.isAssignableFrom(left);
    switch (operator) {
      case "in" -> right.forEach(type -> alike(free, left, type, false));
      case "contains" -> mustBe(isList || isText(left, right.get(0)), free);
      case "memberOf" -> mustBe(list(right.get(0)), free);
      case "str[startsWith]", "str[endsWith]" -> mustBe(isText(left, right.get(0)), free);
      default ->
          report.error(
              passage.place(operator),
              "\"" + operator + "\" cannot be used in rules.",
              "There are ==, !=, <, <=, >, >=, in, not in, contains, memberOf, str[startsWith] and"
                  + " str[endsWith].");
    }
  }

  private static boolean isText(@Nullable Class<?> left, @Nullable Class<?> right) {
    return (left == null || left == String.class) && (right == null || right == String.class);
  }

  private static boolean list(@Nullable Class<?> type) {
    return type == null || Collection.class.isAssignableFrom(type);
  }

  private void mustBe(boolean good, PointFreeExpr free) {
    if (!good) {
      report.error(
          passage.place(),
          "\"" + shown(free) + "\" does not go together.",
          "A list contains something, something is memberOf a list; texts are asked with"
              + " str[startsWith] or str[endsWith].");
    }
  }

  private static String shown(Expression e) {
    Expression inner = e instanceof EnclosedExpr enclosed ? enclosed.getInner() : e;
    return PrintUtil.printNode(inner);
  }
}
