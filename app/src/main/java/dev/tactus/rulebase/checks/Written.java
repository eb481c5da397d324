package dev.tactus.rulebase.checks;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.tactus.rulebase.Place;
import java.util.List;
import org.drools.drl.ast.descr.RuleDescr;

/** A rule as it was written, and the findings that it inserts. */
record Written(Script script, RuleDescr rule, List<MethodCallExpr> findings) {
  String name() {
    return rule.getName();
  }

  Place place() {
    return script.place(rule);
  }
}
