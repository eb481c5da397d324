package dev.tactus.rulebase.checks;

import static dev.tactus.rulebase.checks.Uploads.FILE;
import static dev.tactus.rulebase.checks.Uploads.HEAD;
import static dev.tactus.rulebase.checks.Uploads.rule;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.rulebase.Kjars;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If a rule got past the reading of its text: what was compiled of it is refused, and reaches
 * nothing.
 */
class SandboxTest {
  private static final String SING = "System.setProperty(\"" + BadRules.CANARY + "\", \"x\")";

  @BeforeEach
  void silence() {
    System.clearProperty(BadRules.CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.setProperty(\"tactus.canary\", \"x\");",
        "Runtime.getRuntime().exit(1);",
        "new Thread(() -> {}).start();",
        "while (true) { insert(Veto.all()); }",
        "for (Object o : $t.channels()) { insert(Veto.all()); }",
        "delete($t);",
        "update($t);",
        "insertLogical(Veto.all());",
        "drools.getRuntime(org.kie.api.runtime.KieRuntime.class).halt();",
        "org.kie.api.KieServices.get();",
        "Class.forName(\"java.lang.System\");",
        "$t.getClass().getClassLoader();",
        "java.time.Instant.now();",
        "java.time.Clock.systemUTC();",
        "try { insert(Veto.all()); } catch (Throwable e) { }",
        "synchronized ($t) { insert(Veto.all()); }",
        "\"x\".repeat(2000000000);",
        "\"x\".matches(\"(a+)+b\");",
        "new java.util.ArrayList();",
        "$t.channels().stream().map(Object::toString);"
      })
  void refusesTheCompiledCodeOfAConsequence(String then) {
    Report report = new Report();
    CompiledCode.check(Kjars.ofRule("when $t : Trigger() then " + then), report);
    assertThat(report.messages())
        .isNotEmpty()
        .allMatch(m -> m.message().startsWith("Compiled, the rules would use what they may not: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Trigger(System.getenv(\"x\") == null)",
        "Trigger(java.lang.Thread.currentThread() != null)",
        "Trigger() eval(System.nanoTime() > 3)",
        "Trigger(triggeredAt < java.time.Instant.now())",
        "Trigger(step.getClass() != null)",
        "Trigger(step matches \"(a+)+b\")"
      })
  void refusesTheCompiledCodeOfACondition(String when) {
    Report report = new Report();
    CompiledCode.check(Kjars.ofRule("when " + when + " then insert(Veto.all());"), report);
    assertThat(report.messages()).isNotEmpty();
  }

  @Test
  void findsNothingInTheShippedRules() {
    Report report = new Report();
    CompiledCode.check(Release.first(), report);
    assertThat(report.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Runtime.getRuntime().exit(1);",
        "new Thread(() -> {}).start();",
        "java.nio.file.Files.exists(java.nio.file.Path.of(\"/\"));",
        "new java.net.Socket();",
        "new ProcessBuilder(\"id\").start();"
      })
  void isNotEvenReachedByWhatIsLoaded(String then) {
    Release release = Kjars.ofRule("when $t : Trigger() then " + then);
    assertThatThrownBy(
            () -> {
              try (Knowledge knowledge = Knowledge.load(release)) {
                knowledge.fire(aFacts().build().all(), () -> false);
              }
            })
        .hasStackTraceContaining("NoClassDefFoundError");
  }

  @Test
  void compilesNothingThatNamesAnotherClass() {
    String drl = HEAD + rule("fatigue/mine", "Trigger()", "new Thread().start();");
    assertThatThrownBy(() -> Uploads.compiledUnread(FILE, drl)).hasMessageContaining("Thread");
    assertThat(System.getProperty(BadRules.CANARY)).isNull();
  }

  @Test
  void runsNoStaticCodeWhenItCompiles() {
    String drl =
        HEAD
            + "function String f() { return "
            + SING
            + "; }\n"
            + rule("fatigue/mine", "Trigger(step == f())", "insert(Veto.all());");
    Report report = new Report();
    CompiledCode.check(Uploads.compiledUnread(FILE, drl), report);
    assertThat(report.messages()).isNotEmpty();
    assertThat(System.getProperty(BadRules.CANARY)).isNull();
  }
}
