package dev.tactus.backtest;

import static dev.tactus.backtest.Carts.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Simulation;
import dev.tactus.replay.Simulations;
import dev.tactus.rulebase.Release;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacktestWorkerTest {
  private static final Instant END = at(3, "00:00:00");

  private final Noted backtests = new Noted();
  private final CountDownLatch inItsTail = new CountDownLatch(2);
  private final CountDownLatch aInItsTail = new CountDownLatch(1);
  private @Nullable BacktestWorker worker;

  @AfterEach
  void close() throws InterruptedException {
    if (worker != null) {
      worker.destroy();
    }
  }

  @Test
  void stopsAnEndlessTailWhenMemoryGetsShort() throws InterruptedException {
    worker = worker(new Endless());
    worker.add(backtest("endless"));
    Ended ended = backtests.ended.poll(60, TimeUnit.SECONDS);
    assertThat(ended).isNotNull();
    assertThat(ended.status()).isEqualTo(Backtest.Status.FAILED);
    assertThat(ended.failure()).contains("more memory");
  }

  @Test
  void stopsOneThatNobodyWantsAnyMoreAndGoesOnToTheNext() throws InterruptedException {
    worker = worker(new Endless());
    worker.add(backtest("unwanted"));
    worker.add(backtest("endless"));
    Ended ended = backtests.ended.poll(60, TimeUnit.SECONDS);
    assertThat(ended).isNotNull();
    assertThat(ended.id()).isEqualTo("endless");
  }

  @Test
  void interruptsWhatRunsWhenItsProcessEnds() throws InterruptedException {
    worker = worker(new Endless());
    worker.add(backtest("interrupted"));
    inItsTail.await();
    worker.destroy();
    Ended ended = backtests.ended.poll(60, TimeUnit.SECONDS);
    assertThat(ended).isNotNull();
    assertThat(ended.status()).isEqualTo(Backtest.Status.INTERRUPTED);
  }

  @Test
  void isInterruptedWhereItsThreadWasAndNobodyStoppedIt() throws InterruptedException {
    worker = worker(new Interrupted());
    worker.add(backtest("interrupted"));
    Ended ended = backtests.ended.poll(60, TimeUnit.SECONDS);
    assertThat(ended).isEqualTo(new Ended("interrupted", Backtest.Status.INTERRUPTED, null));
  }

  @Test
  void writesWhyItFailedIfOnlyBDid() throws InterruptedException {
    worker = worker(new OnlyAEndless());
    worker.add(backtest("failing", "2"));
    Ended ended = backtests.ended.poll(60, TimeUnit.SECONDS);
    assertThat(ended).isEqualTo(new Ended("failing", Backtest.Status.FAILED, "no room for B"));
  }

  /** Memory is short for the endless one, as soon as both runs are past their last events. */
  private BacktestWorker worker(Simulations simulations) {
    return new BacktestWorker(
        backtests,
        new EmptyHistory(),
        simulations,
        InstantSource.fixed(END),
        () -> () -> inItsTail.getCount() == 0 && backtests.lives("endless"));
  }

  private static Backtest backtest(String id) {
    return backtest(id, "1");
  }

  private static Backtest backtest(String id, String b) {
    BacktestOrder order = new BacktestOrder(BacktestOrder.Mode.SIMULATED, "1", b, null, END);
    return new Backtest(id, order, Backtest.Status.WAITING, END, null, null, 0, 0, null);
  }

  /** Simulations that decide without end once their events are over. */
  private final class Endless implements Simulations {
    private final Decision decision = decision();

    @Override
    public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
      return new Simulation() {
        @Override
        public void take(Event event) {}

        @Override
        public void runUntil(Instant end) {
          inItsTail.countDown();
          aInItsTail.countDown();
          for (Instant at = END; ; at = at.plusSeconds(1)) {
            judgements.accept(
                new Decision(decision.id(), at, decision.facts(), decision.judgement()));
          }
        }
      };
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      return ReleaseJudge.open(Release.first().named("" + release));
    }

    private static Decision decision() {
      try (ReleaseJudge shipped = ReleaseJudge.open(Release.first())) {
        return new Carts().left("ann", "cart", at(0, "10:00:00")).decisions(shipped, END).get(0);
      }
    }
  }

  /** End as statements do in a thread that was interrupted. */
  private static final class Interrupted implements Simulations {
    @Override
    public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
      throw new CancellationException();
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      throw new CancellationException();
    }
  }

  /** B cannot begin, while A decides without end. */
  private final class OnlyAEndless implements Simulations {
    private final Endless ofA = new Endless();

    @Override
    public Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements) {
      if (judge.release().equals("1")) {
        return ofA.begin(judge, terms, judgements);
      }
      try {
        aInItsTail.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      throw new OutOfMemoryError("no room for B");
    }

    @Override
    public ReleaseJudge judge(@Nullable String release) {
      return ofA.judge(release);
    }
  }

  private record Ended(String id, Backtest.Status status, @Nullable String failure) {}

  /** Backtests in memory; one of them is unwanted as soon as it lives. */
  private static final class Noted implements Backtests {
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Set<String> live = ConcurrentHashMap.newKeySet();

    boolean lives(String id) {
      return live.contains(id);
    }

    @Override
    public Set<String> alive(Map<String, Long> done) {
      live.retainAll(done.keySet());
      Set<String> wanted = new HashSet<>(done.keySet());
      wanted.remove("unwanted");
      return wanted;
    }

    @Override
    public boolean started(String id, Instant at, long total) {
      return live.add(id);
    }

    @Override
    public void ended(String id, Instant at, Backtest.Status status, Result result) {
      ended.add(new Ended(id, status, result.failure()));
    }

    @Override
    public void add(Backtest backtest) {}

    @Override
    public Optional<Backtest> find(String id) {
      return Optional.empty();
    }

    @Override
    public Optional<String> report(String id) {
      return Optional.empty();
    }

    @Override
    public List<Backtest> list(@Nullable Place after, int limit) {
      return List.of();
    }

    @Override
    public boolean cancel(String id, Instant at) {
      return false;
    }

    @Override
    public boolean remove(String id) {
      return false;
    }

    @Override
    public int forget(Connection transaction, Collection<String> customers) {
      return 0;
    }
  }
}
