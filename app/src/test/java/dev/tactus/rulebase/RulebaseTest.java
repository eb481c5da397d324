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

  private static final Release BAD = Release.of("bad", "x".getBytes(StandardCharsets.UTF_8));

  @Test
  void beginsWithTheReleaseThatTheApplicationShips() {
    Rulebase rulebase = Shelved.rulebase(Release.first());
    assertThat(rulebase.active()).isEqualTo("1");
    assertThat(rulebase.rules()).isNotEmpty();
    rulebase.destroy();
  }

  @Test
  void judgesNothingByAReleaseThatCannotBeLoadedUntilAnotherIsActive() {
    Rulebase rulebase = Shelved.rulebase(BAD, ONE);
    assertThat(rulebase.active()).isEqualTo("bad");
    assertThatThrownBy(() -> fired(rulebase)).isInstanceOf(NotLoadedException.class);
    assertThat(rulebase.rules()).isEmpty();
    assertThat(rulebase.notLoaded()).containsOnlyKeys("bad");
    rulebase.follow(Ruling.of("test"));
    assertThat(fired(rulebase)).isEqualTo(1);
    assertThat(rulebase.notLoaded()).isEmpty();
    rulebase.follow(Ruling.of("bad"));
    assertThatThrownBy(() -> fired(rulebase)).isInstanceOf(NotLoadedException.class);
    rulebase.destroy();
  }

  @Test
  void doesWithoutACanaryThatCannotBeLoaded() {
    Rulebase rulebase = Shelved.rulebase(ONE, BAD);
    rulebase.follow(new Ruling("test", "bad", 100));
    assertThat(rulebase.<String>with("anybody", k -> k.release().id())).isEqualTo("test");
    assertThat(rulebase.notLoaded()).containsOnlyKeys("bad");
    rulebase.destroy();
  }

  @Test
  void compilesAnewWhatWasWrittenForFactsThatAreNoMore() {
    Release written = Kjars.ofRule("when Trigger(priorOdds > 0) then insert(Veto.all());");
    Release outdated = Kjars.recompiled(written, "priorOdds", "earlyOdds");
    assertThatThrownBy(() -> Knowledge.load(outdated))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Trigger.earlyOdds, which the facts do not have");
    Rulebase rulebase = new Rulebase(new Shelved(List.of(outdated), kept -> written));
    assertThat(fired(rulebase)).isEqualTo(1);
    rulebase.destroy();
  }

  @Test
  void lendsAnyReleaseAndLoadsThoseUsedLatelyOnce() {
    Shelved shelf = new Shelved(IntStream.range(0, 9).mapToObj(RulebaseTest::numbered).toList());
    Rulebase rulebase = new Rulebase(shelf);
    try (Lease first = rulebase.lease("1").orElseThrow()) {
      for (int i = 2; i < 9; i++) {
        rulebase.lease(String.valueOf(i)).orElseThrow().close();
      }
      assertThat(first.knowledge().fire(aFacts().build().all(), () -> false)).hasSize(1);
    }
    assertThat(shelf.taken()).isEqualTo(9);
    rulebase.lease("0").orElseThrow().close();
    rulebase.lease("8").orElseThrow().close();
    assertThat(shelf.taken()).isEqualTo(9);
    rulebase.lease("1").orElseThrow().close();
    assertThat(shelf.taken()).isEqualTo(10);
    assertThat(rulebase.lease("nine")).isEmpty();
    rulebase.destroy();
  }

  private static Release numbered(int number) {
    return ONE.named(String.valueOf(number));
  }

  @Test
  void changesReleasesWhileTriggersAreJudged() throws Exception {
    Rulebase rulebase = Shelved.rulebase(ONE, OTHER.named("other"));
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger judged = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<?>> judging =
        List.of(
            threads.submit(() -> judge(rulebase, judged, done)),
            threads.submit(() -> judge(rulebase, judged, done)));
    for (int i = 0; i < 10; i++) {
      int before = judged.get();
      rulebase.follow(Ruling.of(i % 2 == 0 ? "other" : "test"));
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
    Rulebase rulebase = Shelved.rulebase(ONE.named("one"), OTHER.named("other"));
    Set<String> before = Set.of();
    for (double percent : new double[] {1, 10, 50, 100}) {
      rulebase.follow(new Ruling("one", "other", percent));
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
    Rulebase rulebase =
        new Rulebase(
            new Shelved(
                IntStream.range(0, 20)
                    .mapToObj(i -> (i % 2 == 0 ? ONE : OTHER).named(String.valueOf(i)))
                    .toList()));
    long before = classes.getUnloadedClassCount();
    for (int i = 0; i < 20; i++) {
      rulebase.follow(Ruling.of(String.valueOf(i)));
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
