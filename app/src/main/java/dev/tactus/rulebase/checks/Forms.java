package dev.tactus.rulebase.checks;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import java.util.Map;
import org.drools.mvel.parser.ast.expr.FullyQualifiedInlineCastExpr;
import org.drools.mvel.parser.ast.expr.InlineCastExpr;
import org.drools.mvel.parser.ast.expr.OOPathExpr;

/** Forms of expressions that no rule may use, and how to say so. */
final class Forms {
  private static final Map<Class<? extends Node>, String> NAMES =
      Map.ofEntries(
          Map.entry(ObjectCreationExpr.class, "makes an object"),
          Map.entry(LambdaExpr.class, "is a function"),
          Map.entry(MethodReferenceExpr.class, "is a function"),
          Map.entry(AssignExpr.class, "changes something"),
          Map.entry(ClassExpr.class, "asks for a class"),
          Map.entry(CastExpr.class, "takes something for something else"),
          Map.entry(InlineCastExpr.class, "takes something for something else"),
          Map.entry(FullyQualifiedInlineCastExpr.class, "takes something for something else"),
          Map.entry(InstanceOfExpr.class, "asks for a class"),
          Map.entry(ArrayAccessExpr.class, "takes one item out of a list"),
          Map.entry(ConditionalExpr.class, "decides between two values"),
          Map.entry(OOPathExpr.class, "walks a path"),
          Map.entry(ThisExpr.class, "speaks of the fact as a whole"),
          Map.entry(CharLiteralExpr.class, "is text in single quotes"));

  private Forms() {}

  static void refuse(Node form, Passage passage, Report report) {
    String what =
        NAMES.getOrDefault(form.getClass(), "is written in a form that rules do not have");
    String shown = passage.text().strip().replaceAll("\\s+", " ");
    report.error(
        passage.place(),
        "\"" + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown) + "\" " + what + ".",
        form instanceof CharLiteralExpr
            ? "Text is written in double quotes."
            : "A condition compares what facts say with constants or with other facts, and nothing"
                + " else.");
  }
}
