package dev.tactus.rulebase;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a condition saw of some facts, in words: {@code perWeek = 5, room = 2026-11-22T09:00:00Z}.
 */
final class Glance {
  private static final List<String> OPERATORS = List.of("contains", "memberOf", "str");
  private static final int MOST_ITEMS = 8;
  private static final int MOST_LETTERS = 100;

  private final Wording wording;
  private final Values values;
  private final Map<String, String> seen = new LinkedHashMap<>();

  private Glance(Row row, Wording wording) {
    this.wording = wording;
    this.values = new Values(row);
  }

  /** What can be shown of it, each as {@code name = value}. */
  static List<String> at(String condition, Row row, Wording wording) {
    Glance glance = new Glance(row, wording);
    try {
      glance.look(
          DrlxParser.parseExpression(DrlxParser.buildDrlxParserWithArguments(OPERATORS), condition)
              .getExpr());
    } catch (RuntimeException e) {
      // what was seen before it is told
    }
    return glance.seen.entrySet().stream().map(s -> s.getKey() + " = " + s.getValue()).toList();
  }

  private void look(Expression e) {
    if (e instanceof EnclosedExpr enclosed) {
      look(enclosed.getInner());
    } else if (e instanceof UnaryExpr unary) {
      look(unary.getExpression());
    } else if (e instanceof BinaryExpr binary) {
      look(binary.getLeft());
      look(binary.getRight());
    } else if (e instanceof HalfBinaryExpr half) {
      look(half.getRight());
    } else if (e instanceof PointFreeExpr free) {
      look(free.getLeft());
      free.getRight().forEach(this::look);
    } else if (!isConstant(e)) {
      note(e);
    }
  }

  private void note(Expression e) {
    Object value = values.of(e);
    if (!isFact(value)) {
      seen.putIfAbsent(label(e), text(value));
    }
    if (e instanceof MethodCallExpr call) {
      call.getArguments().stream().filter(a -> !isConstant(a)).forEach(this::note);
      call.getScope().filter(MethodCallExpr.class::isInstance).ifPresent(this::arguments);
    }
  }

  /** What earlier questions of a chain were given. */
  private void arguments(Expression call) {
    ((MethodCallExpr) call).getArguments().stream().filter(a -> !isConstant(a)).forEach(this::note);
  }

  /** As the author wrote it, but for names: what they stand for where that is short. */
  private String label(Expression e) {
    String text = PrintUtil.printNode(e);
    for (String name : names(text)) {
      String meaning = wording.meaning(name);
      boolean isShort = meaning.matches("\\w+");
      text = text.replace(name, isShort ? meaning : name.substring(1));
    }
    return text;
  }

  /** The longest first: one may begin another. */
  private static List<String> names(String text) {
    return java.util.regex.Pattern.compile("[$]\\w+")
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }

  private static boolean isConstant(Expression e) {
    boolean isNamed =
        e instanceof FieldAccessExpr access
            && access.getScope() instanceof NameExpr type
            && Character.isUpperCase(type.getNameAsString().charAt(0));
    return e instanceof LiteralExpr || isNamed;
  }

  private static boolean isFact(@Nullable Object value) {
    return value instanceof Record;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Enum<?> word) {
      return word.name().toLowerCase(java.util.Locale.ROOT);
    } else if (value instanceof Collection<?> all) {
      String some =
          all.stream().limit(MOST_ITEMS).map(Glance::text).collect(Collectors.joining(", "));
      return "[" + some + (all.size() > MOST_ITEMS ? ", ... " + all.size() + " in all" : "") + "]";
    }
    String text = value instanceof Record ? value.getClass().getSimpleName() : "" + value;
    return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "..." : text;
  }
}
