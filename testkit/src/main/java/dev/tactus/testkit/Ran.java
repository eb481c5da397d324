package dev.tactus.testkit;

import dev.tactus.facts.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/** A finding that a rule of the class path's knowledge base came to. */
record Ran(String rule, String code, Finding finding) {

  /** Fires the rules of a knowledge base on these facts. */
  static List<Ran> on(KieContainer container, Iterable<Object> facts) {
    List<Ran> ran = new ArrayList<>();
    Rule[] current = new Rule[1];
    KieSession session = container.newKieSession();
    try {
      facts.forEach(session::insert);
      AgendaEventListener agenda =
          new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
              current[0] = event.getMatch().getRule();
            }
          };
      RuleRuntimeEventListener inserted =
          new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
              ran.add(of(current[0], event.getObject()));
            }
          };
      session.addEventListener(agenda);
      session.addEventListener(inserted);
      session.fireAllRules(1000);
    } finally {
      session.dispose();
    }
    return ran;
  }

  private static Ran of(Rule rule, Object inserted) {
    if (inserted instanceof Finding finding) {
      return new Ran(rule.getName(), code(rule), finding);
    }
    throw new AssertionError(rule.getName() + " inserted " + inserted + ", which is no finding");
  }

  static String code(Rule rule) {
    @Nullable Object code = rule.getMetaData().get("reason");
    return String.valueOf(code);
  }
}
