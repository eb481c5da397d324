package dev.tactus.rulebase.checks;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/**
 * One comparison that must hold for a pattern to match.
 *
 * @param left what is compared
 * @param operator {@code == != < <= > >= in}, or empty: it is of another form
 * @param values constants that it is compared with; none: with something else
 * @param text all of it, in one way of writing
 */
record Atom(String left, String operator, List<String> values, String text) {
  private static final Pattern CONSTANT =
      Pattern.compile("-?\\d+([.]\\d+)?|\"[^\"]*\"|true|false|[A-Z]\\w*[.][A-Z_]+");
  private static final Pattern PURPOSE = Pattern.compile("(?:is)?(marketing|alert|service)", 2);
  private static final Set<String> ORDER = Set.of("==", "!=", "<", "<=", ">", ">=");

  /** The comparisons of a condition that is true only if all of them are. */
  static List<Atom> of(Expression condition, UnaryOperator<String> plain) {
    List<Atom> atoms = new ArrayList<>();
    collect(condition, null, plain, atoms);
    return atoms;
  }

  /** Whether it compares something with a constant. */
  boolean isConstant() {
    return !values.isEmpty();
  }

  private static void collect(
      Expression e, @Nullable String left, UnaryOperator<String> plain, List<Atom> atoms) {
    if (e instanceof EnclosedExpr enclosed) {
      collect(enclosed.getInner(), left, plain, atoms);
    } else if (e instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND) {
      collect(both.getLeft(), left, plain, atoms);
      String before = atoms.isEmpty() ? left : atoms.get(atoms.size() - 1).left();
      collect(both.getRight(), before, plain, atoms);
    } else if (e instanceof BinaryExpr binary) {
      atoms.add(
          compared(
              text(binary.getLeft(), plain),
              binary.getOperator().asString(),
              text(binary.getRight(), plain)));
    } else if (e instanceof HalfBinaryExpr half && left != null) {
      atoms.add(compared(left, half.getOperator().asString(), text(half.getRight(), plain)));
    } else if (e instanceof PointFreeExpr free) {
      atoms.add(pointFree(free, plain));
    } else if (e instanceof UnaryExpr not
        && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
      atoms.add(compared(text(not.getExpression(), plain), "==", "false"));
    } else {
      atoms.add(compared(text(e, plain), "==", "true"));
    }
  }

  private static Atom pointFree(PointFreeExpr free, UnaryOperator<String> plain) {
    String left = text(free.getLeft(), plain);
    List<String> right = free.getRight().stream().map(r -> text(r, plain)).toList();
    boolean isIn = free.getOperator().asString().equals("in");
    boolean isConstant = right.stream().allMatch(r -> CONSTANT.matcher(r).matches());
    String operator = free.isNegated() ? "not in" : "in";
    String text = plain.apply(PrintUtil.printNode(free));
    return new Atom(left, isIn ? operator : "", isIn && isConstant ? right : List.of(), text);
  }

  private static Atom compared(String left, String operator, String right) {
    Matcher purpose = PURPOSE.matcher(left);
    if (purpose.matches() && right.matches("true|false")) {
      String constant = "Purpose." + purpose.group(1).toUpperCase(java.util.Locale.ROOT);
      return compared("purpose", right.equals("true") ? "==" : "!=", constant);
    }
    boolean isConstant = ORDER.contains(operator) && CONSTANT.matcher(right).matches();
    boolean isFact = right.equals("true") || right.equals("false");
    String text = left + " " + operator + " " + right;
    return new Atom(
        left,
        isConstant ? operator : "",
        isConstant ? List.of(right) : List.of(),
        isFact ? (right.equals("true") ? left : "!" + left) : text);
  }

  private static String text(Expression e, UnaryOperator<String> plain) {
    boolean isSimple = e instanceof NameExpr || e instanceof LiteralExpr;
    Expression inner = !isSimple && e instanceof EnclosedExpr enclosed ? enclosed.getInner() : e;
    return plain.apply(PrintUtil.printNode(inner));
  }
}
