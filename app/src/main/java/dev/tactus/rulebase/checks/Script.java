package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A file of rules, parsed. */
record Script(Drl drl, PackageDescr tree) {
  private static final Pattern ERROR = Pattern.compile("(?s)\\[ERR \\d+] Line (\\d+):(\\d+) (.*)");
  private static final Pattern FOUND = Pattern.compile("input '(.*?)'(?: in rule (\".*?\"))?");
  private static final Pattern RULE = Pattern.compile("(?m)^[ \\t]*rule\\b");
  private static final Pattern BRACKET = Pattern.compile("(?m)[(\\[{)\\]}]|^[ \\t]*rule\\b");
  private static final Pattern NO_CODE =
      Pattern.compile("\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|//[^\\n]*|/\\*(?s:.*?)\\*/");
  private static final int MOST_BRACKETS = 5;
  private static final String HINT =
      "Look at this line and the one before it: a bracket, a comma, a quote or 'end' may be missing.";

  /** Parses; null if the text cannot be understood, and the report says where. */
  static @Nullable Script parse(Drl drl, Report report) {
    if (!isHarmless(drl, report)) {
      return null;
    }
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr tree = parser.parse(false, drl.text());
      parser.getErrors().forEach(error -> syntax(drl, error, report));
      if (tree == null || parser.hasErrors()) {
        return null;
      }
      Script script = new Script(drl, tree);
      script.nothingIsLost(report);
      return script;
    } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
      report.error(Place.of(drl.file()), "The file cannot be understood.", HINT);
      return null;
    }
  }

  /** What could hide something, or keep the parser busy for ever, does not get to it. */
  private static boolean isHarmless(Drl drl, Report report) {
    String plain = withoutComments(drl.text());
    int escape = drl.text().indexOf("\\u");
    int comment = plain.indexOf("/*");
    int deep = tooDeep(plain);
    if (escape >= 0) {
      report.error(
          drl.place(escape),
          "A character is written as a code (\\u...), which can hide what a rule does.",
          "Write the character itself.");
    } else if (comment >= 0) {
      report.error(
          drl.place(comment), "A comment begins here and never ends.", "Close it with */.");
    } else if (deep >= 0) {
      report.error(
          drl.place(deep),
          "Brackets are nested more than " + MOST_BRACKETS + " deep.",
          "Take out brackets that are not needed, or split the condition.");
    }
    return escape < 0 && comment < 0 && deep < 0;
  }

  /** Where brackets are nested too deeply; each level multiplies the time that parsing takes. */
  private static int tooDeep(String plain) {
    int depth = 0;
    Matcher matcher = BRACKET.matcher(plain);
    while (matcher.find()) {
      String found = matcher.group();
      if (found.length() > 1) {
        depth = 0;
      } else {
        depth = Math.max(0, depth + ("([{".contains(found) ? 1 : -1));
      }
      if (depth > MOST_BRACKETS) {
        return matcher.start();
      }
    }
    return -1;
  }

  /** The rules in it, in their order; queries are among them for the parser. */
  List<RuleDescr> rules() {
    return tree.getRules();
  }

  /** Where a rule begins. */
  Place place(RuleDescr rule) {
    return drl.place(rule.getLine(), rule.getColumn() + 1);
  }

  /** The text of a rule. */
  String text(RuleDescr rule) {
    return drl.text().substring(rule.getStartCharacter(), end(rule));
  }

  /** Where the consequence of a rule begins in the text. */
  int consequenceStart(RuleDescr rule) {
    String consequence = String.valueOf(rule.getConsequence());
    int start = drl.text().lastIndexOf(consequence, end(rule));
    return start < rule.getStartCharacter() ? rule.getStartCharacter() : start;
  }

  private int end(RuleDescr rule) {
    return Math.min(rule.getEndCharacter() + 1, drl.text().length());
  }

  private void nothingIsLost(Report report) {
    String plain = withoutComments(drl.text());
    List<Integer> written = new ArrayList<>();
    Matcher matcher = RULE.matcher(plain);
    while (matcher.find()) {
      written.add(matcher.start());
    }
    long read = rules().stream().filter(r -> !r.isQuery()).count();
    if (written.size() > read) {
      Place place = drl.place(written.get((int) read));
      report.error(
          place,
          written.size() + " rules are written in this file, but only " + read + " can be read.",
          "A comment or a text in quotes may not have been closed.");
    } else if (written.isEmpty() && rules().isEmpty()) {
      report.error(
          Place.of(drl.file()), "There is no rule in this file.", "Write one, or leave it out.");
    }
  }

  /** The text with blanks for its comments and its texts in quotes. */
  static String withoutComments(String text) {
    Matcher matcher = NO_CODE.matcher(text);
    return matcher.replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
  }

  private static void syntax(Drl drl, DroolsError error, Report report) {
    Matcher matcher = ERROR.matcher(error.getMessage());
    if (!matcher.find()) {
      int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
      report.error(drl.place(line, 0), "The text cannot be understood here.", HINT);
      return;
    }
    Matcher found = FOUND.matcher(matcher.group(3));
    boolean names = found.find();
    String input = names ? found.group(1) : "";
    String rule = names && found.group(2) != null ? " in rule " + found.group(2) : "";
    String message =
        input.equals("<eof>")
            ? "The file ends in the middle of something" + rule + "."
            : "The text cannot be understood here" + rule + ": '" + input + "' is not expected.";
    report.error(
        drl.place(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1),
        message,
        HINT);
  }
}
