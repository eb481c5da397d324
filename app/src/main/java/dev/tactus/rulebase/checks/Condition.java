package dev.tactus.rulebase.checks;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.expr.Expression;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a pattern, parsed.
 *
 * @param bound the name that it binds, null if it binds none
 */
record Condition(Passage passage, @Nullable String bound, Expression expression) {
  private static final int MOST_LETTERS = 1_000;
  private static final List<String> OPERATORS =
      List.of(
          "contains",
          "memberOf",
          "matches",
          "soundslike",
          "str",
          "after",
          "before",
          "coincides",
          "during",
          "finishes",
          "finishedby",
          "includes",
          "meets",
          "metby",
          "overlaps",
          "overlappedby",
          "starts",
          "startedby");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[\\s()]+");

  /** Parses; null if it cannot be understood to its end, and the report says so. */
  static @Nullable Condition parse(Passage passage, Report report) {
    if (passage.text().length() > MOST_LETTERS) {
      report.error(
          passage.place(),
          "This condition is longer than " + MOST_LETTERS + " letters.",
          "Split it into several conditions, or several rules.");
      return null;
    }
    try {
      DrlxExpression parsed =
          DrlxParser.parseExpression(
              DrlxParser.buildDrlxParserWithArguments(OPERATORS), passage.text());
      String bound = parsed.getBind() == null ? null : parsed.getBind().asString();
      String printed = PrintUtil.printNode(parsed.getExpr());
      String read = bound == null ? printed : bound + ":" + printed;
      if (squeezed(read).equals(squeezed(passage.text()))) {
        return new Condition(passage, bound, parsed.getExpr());
      }
    } catch (ParseProblemException | UnsupportedOperationException | IllegalStateException e) {
      // told below, like any other condition that cannot be read
    }
    report.error(
        passage.place(),
        "This condition cannot be understood: " + passage.text().replaceAll("\\s+", " ") + ".",
        "Write what a fact says, a comparison and a value, as in priorOdds >= 8; conditions are"
            + " separated by commas.");
    return null;
  }

  /** What it says, in one way of writing. */
  String plain() {
    return PrintUtil.printNode(expression);
  }

  private static String squeezed(String text) {
    Matcher matcher = QUOTED.matcher(text);
    return matcher.replaceAll(
        m -> Matcher.quoteReplacement(m.group().startsWith("\"") ? m.group() : ""));
  }
}
