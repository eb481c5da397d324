package dev.tactus.rulebase;

import static dev.tactus.testkit.FactsFixture.aFacts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulebaseTest {
  private static final Release ONE = Kjars.ofRule("when Trigger() then insert(Veto.all());");
  private static final Release OTHER =
      Kjars.ofRule("when Candidate() then insert(Evidence.of(2));");

  @Test
  void beginsWithTheReleaseThatTheApplicationShips() {
    Rulebase rulebase = new Rulebase(Release.first());
    assertThat(rulebase.release().id()).isEqualTo("1");
    assertThat(rulebase.release().checksum()).hasSize(64);
    rulebase.destroy();
  }

  @Test
  void keepsTheFormerReleaseWhenTheNextCannotJudge() {
    Rulebase rulebase = new Rulebase(ONE);
    Release bad = Release.of("bad", "x".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> rulebase.follow(Ruling.of(bad)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(fired(rulebase)).isEqualTo(1);
    rulebase.destroy();
  }

  @Test
  void changesReleasesWhileTriggersAreJudged() throws Exception {
    Rulebase rulebase = new Rulebase(ONE);
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger judged = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<?>> judging =
        List.of(
            threads.submit(() -> judge(rulebase, judged, done)),
            threads.submit(() -> judge(rulebase, judged, done)));
    for (int i = 0; i < 10; i++) {
      int before = judged.get();
      rulebase.follow(Ruling.of(i % 2 == 0 ? OTHER.named("other") : ONE.named("one")));
      while (judged.get() < before + 100) {
        Thread.onSpinWait();
      }
    }
    done.set(true);
    for (Future<?> each : judging) {
      each.get();
    }
    threads.shutdown();
    rulebase.destroy();
  }

  @Test
  void aShareOfTheCustomersIsJudgedByTheCanaryAndKeepsItAsTheShareGrows() {
    Rulebase rulebase = new Rulebase(ONE.named("one"));
    Set<String> before = Set.of();
    for (double percent : new double[] {1, 10, 50, 100}) {
      rulebase.follow(new Ruling(ONE.named("one"), OTHER.named("other"), percent));
      Set<String> canaries = canaries(rulebase);
      assertThat(canaries).containsAll(before);
      assertThat(canaries.size() / 10_000.0).isCloseTo(percent / 100, within(0.01));
      before = canaries;
    }
    rulebase.destroy();
  }

  private static Set<String> canaries(Rulebase rulebase) {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "customer-" + i)
        .filter(c -> rulebase.with(c, Knowledge::release).id().equals("other"))
        .collect(Collectors.toSet());
  }

  @Test
  void forgetsTheClassesOfFormerReleases() {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    Rulebase rulebase = new Rulebase(ONE);
    long before = classes.getUnloadedClassCount();
    for (int i = 0; i < 20; i++) {
      rulebase.follow(Ruling.of((i % 2 == 0 ? OTHER : ONE).named("release " + i)));
      assertThat(fired(rulebase)).isIn(1, 4);
    }
    assertThat(unloadedOf(100, classes, before)).isGreaterThanOrEqualTo(100);
    rulebase.destroy();
  }

  private static long unloadedOf(int wanted, ClassLoadingMXBean classes, long before) {
    long end = System.nanoTime() + 30_000_000_000L;
    long unloaded = 0;
    while (unloaded < wanted && System.nanoTime() < end) {
      System.gc();
      unloaded = classes.getUnloadedClassCount() - before;
    }
    return unloaded;
  }

  private static void judge(Rulebase rulebase, AtomicInteger judged, AtomicBoolean done) {
    while (!done.get()) {
      assertThat(fired(rulebase)).isIn(1, 4);
      judged.incrementAndGet();
    }
  }

  private static int fired(Rulebase rulebase) {
    return rulebase.with(k -> k.fire(aFacts().build().all(), () -> false)).size();
  }
}
