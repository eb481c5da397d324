package dev.tactus.rulebase.checks;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.tactus.facts.Hold;
import dev.tactus.rulebase.Place;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Reads the consequence of a rule: it inserts findings, and that is all it does. */
final class Consequence {
  private static final String INSERTS =
      "A consequence is one or more insert(...) of Veto.all(), Veto.on(channel), Hold.all(until),"
          + " Hold.on(channel, until), Evidence.of(factor), Route.to(channel, strength).";
  private static final Set<String> CHANGES =
      Set.of("modify", "update", "delete", "retract", "insertLogical", "set");

  private final Script script;
  private final RuleDescr rule;
  private final Scope scope;
  private final Report report;
  private final String text;
  private final int start;
  private final List<MethodCallExpr> findings = new ArrayList<>();

  private Consequence(Script script, RuleDescr rule, Scope bound, Report report) {
    this.script = script;
    this.rule = rule;
    this.scope = bound.of(null);
    this.report = report;
    this.text = String.valueOf(rule.getConsequence());
    this.start = script.consequenceStart(rule);
  }

  /** Reads it; the findings that it inserts. */
  static List<MethodCallExpr> read(Script script, RuleDescr rule, Scope bound, Report report) {
    Consequence consequence = new Consequence(script, rule, bound, report);
    consequence.read();
    return consequence.findings;
  }

  private void read() {
    if (!rule.getNamedConsequences().isEmpty()) {
      report.error(
          script.place(rule), "The rule has more than one consequence.", "Make it several rules.");
      return;
    }
    ParseResult<BlockStmt> parsed = parse("{\n" + text + "\n}");
    BlockStmt block = parsed.getResult().orElse(null);
    if (!parsed.isSuccessful() || block == null) {
      boolean changes = text.matches("(?s).*\\b(modify|with)\\s*\\(.*");
      report.error(
          script.drl().place(start),
          changes
              ? "A rule may not change anything."
              : "The consequence cannot be understood: a bracket or a semicolon may be missing.",
          INSERTS);
      return;
    }
    if (block.getStatements().isEmpty()) {
      report.error(script.place(rule), "Rule \"" + rule.getName() + "\" finds nothing.", INSERTS);
    }
    block.getStatements().forEach(this::statement);
  }

  private static ParseResult<BlockStmt> parse(String block) {
    ParserConfiguration java = new ParserConfiguration();
    java.setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
    return new JavaParser(java).parseBlock(block);
  }

  private void statement(Statement statement) {
    Passage passage = passage(statement);
    boolean isCall =
        statement instanceof ExpressionStmt e && e.getExpression() instanceof MethodCallExpr;
    if (isCall) {
      call((MethodCallExpr) ((ExpressionStmt) statement).getExpression(), passage);
    } else if (statement instanceof WhileStmt
        || statement instanceof DoStmt
        || statement instanceof ForStmt
        || statement instanceof ForEachStmt) {
      report.error(passage.place(), "A consequence may not repeat anything.", INSERTS);
    } else {
      report.error(
          passage.place(),
          "A consequence may only insert findings, not: " + shown(passage.text()) + ".",
          INSERTS);
    }
  }

  private void call(MethodCallExpr call, Passage passage) {
    String name = call.getNameAsString();
    boolean isInsert = name.equals("insert") && call.getScope().isEmpty();
    if (isInsert && call.getArguments().size() == 1) {
      finding(call.getArgument(0), passage);
    } else if (CHANGES.contains(name)) {
      report.error(
          passage.place(), "A rule may not change or take back anything (" + name + ").", INSERTS);
    } else {
      report.error(
          passage.place(),
          "A consequence may only insert findings, not: " + shown(passage.text()) + ".",
          INSERTS);
    }
  }

  private void finding(Expression inserted, Passage passage) {
    if (inserted instanceof MethodCallExpr call && isFinding(call, passage)) {
      findings.add(call);
      return;
    }
    report.error(
        passage.place(),
        "What is inserted is not a finding: " + shown(inserted.toString()) + ".",
        INSERTS);
  }

  private boolean isFinding(MethodCallExpr call, Passage passage) {
    Expression of = call.getScope().orElse(null);
    if (of instanceof MethodCallExpr made && call.getNameAsString().equals("spreading")) {
      return call.getArguments().isEmpty() && isFinding(made, passage) && makes(made) == Hold.class;
    }
    if (makes(call) == null) {
      return false;
    }
    List<@Nullable Class<?>> given =
        new Expressions(passage, scope, report).types(call.getArguments());
    Class<?> type = makes(call);
    Method maker = type == null ? null : Vocabulary.maker(type, call.getNameAsString(), given);
    odds(call, passage.place());
    return maker != null && maker.getReturnType() == type;
  }

  private static @Nullable Class<?> makes(MethodCallExpr call) {
    return call.getScope().orElse(null) instanceof NameExpr name
        ? Vocabulary.finding(name.getNameAsString())
        : null;
  }

  private void odds(MethodCallExpr call, Place place) {
    boolean isEvidence = call.getScope().map(Object::toString).orElse("").equals("Evidence");
    if (!isEvidence || call.getArguments().size() != 1) {
      return;
    }
    Expression odds = call.getArgument(0);
    boolean isNothing =
        odds.isUnaryExpr()
            || (odds instanceof IntegerLiteralExpr i && i.asNumber().intValue() == 0)
            || (odds instanceof DoubleLiteralExpr d && d.asDouble() == 0);
    if (isNothing) {
      report.error(
          place,
          "Evidence is a factor above 0, not " + odds + ".",
          "2 makes it twice as likely to be right, 0.5 half as likely; for never, insert a Veto.");
    }
  }

  private Passage passage(Statement statement) {
    int line = statement.getBegin().map(p -> p.line).orElse(2) - 2;
    int column = statement.getBegin().map(p -> p.column).orElse(1) - 1;
    int offset = 0;
    for (int i = 0; i < line; i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    return new Passage(script.drl(), start + offset + column, statement.toString());
  }

  private static String shown(String code) {
    String plain = code.replaceAll("\\s+", " ").strip();
    return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
  }
}
