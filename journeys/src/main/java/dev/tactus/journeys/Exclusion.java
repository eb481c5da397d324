package dev.tactus.journeys;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Proves of two conditions that they never hold together: both are taken as conjunctions, and one
 * has a term that contradicts a term of the other (a and not a; x == 1 and x == 2; x &lt; y and x
 * &gt;= y). What is not proven so counts as not exclusive.
 */
final class Exclusion {
  /** A term: its text without node numbers, and the value that it is compared with, if any. */
  private record Term(String text, boolean positive, String constant) {
    boolean contradicts(Term other) {
      boolean opposite = text.equals(other.text) && constant.equals(other.constant);
      boolean different =
          text.equals(other.text) && !constant.isEmpty() && !other.constant.isEmpty();
      return opposite
          ? positive != other.positive
          : different && !constant.equals(other.constant) && positive && other.positive;
    }
  }

  /** Comparisons that are the negation of another one. */
  private static final Map<String, String> NEGATED =
      Map.of("_!=_", "_==_", "_>=_", "_<_", "_<=_", "_>_");

  private Exclusion() {}

  static boolean proven(CelExpr one, CelExpr other) {
    List<Term> left = new ArrayList<>();
    List<Term> right = new ArrayList<>();
    split(one, true, left);
    split(other, true, right);
    return left.stream().anyMatch(a -> right.stream().anyMatch(a::contradicts));
  }

  private static void split(CelExpr expression, boolean positive, List<Term> terms) {
    String function = function(expression);
    if (function.equals("!_")) {
      split(arguments(expression).get(0), !positive, terms);
    } else if (function.equals("_&&_") && positive || function.equals("_||_") && !positive) {
      arguments(expression).forEach(a -> split(a, positive, terms));
    } else {
      terms.add(term(expression, function, positive));
    }
  }

  private static Term term(CelExpr expression, String function, boolean positive) {
    boolean negated = NEGATED.containsKey(function);
    String name = NEGATED.getOrDefault(function, function);
    if (name.equals("_==_") && isConstant(arguments(expression).get(1))) {
      List<CelExpr> args = arguments(expression);
      return new Term(name + text(args.get(0)), positive != negated, text(args.get(1)));
    }
    String text = negated ? name + written(expression) : plain(expression, name);
    return new Term(text, positive != negated, "");
  }

  private static String plain(CelExpr expression, String name) {
    return name.isEmpty() ? text(expression) : name + written(expression);
  }

  private static String written(CelExpr call) {
    String target = call.call().target().map(Exclusion::text).orElse("");
    return target + arguments(call).stream().map(Exclusion::text).toList();
  }

  private static List<CelExpr> arguments(CelExpr call) {
    return call.call().args();
  }

  private static String function(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CALL ? expression.call().function() : "";
  }

  private static boolean isConstant(CelExpr expression) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT;
  }

  private static String text(CelExpr expression) {
    return expression.toString().replaceAll("\\[\\d+]", "");
  }
}
