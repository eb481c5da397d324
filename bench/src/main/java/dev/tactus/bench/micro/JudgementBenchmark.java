package dev.tactus.bench.micro;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import dev.tactus.testkit.FactsFixture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieServices;
import org.kie.api.builder.KieModule;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One decision of release 1 with its trace, beside the same rules on the same facts in Drools
 * alone: a pooled session, nothing listened to, nothing resolved.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JudgementBenchmark {
  // a reminder that is sent, to someone who was written to before
  private final Facts facts =
      FactsFixture.aFacts()
          .touched(Channel.EMAIL, Duration.ofDays(3), true)
          .touched(Channel.EMAIL, Duration.ofDays(9), false)
          .lastSeen(Duration.ofHours(5))
          .build();
  private final ReleaseJudge judge = ReleaseJudge.open(Release.first());
  private final KieSessionsPool sessions = pool();

  @Setup
  public void same() {
    int bare = bareDrools();
    int judged = tactus().firings().size();
    if (bare == 0 || bare != judged) {
      throw new IllegalStateException("bare Drools fired " + bare + " rules, Tactus " + judged);
    }
  }

  @Benchmark
  public Judgement tactus() {
    return judge.judge(facts);
  }

  @Benchmark
  public int bareDrools() {
    KieSession session = sessions.newKieSession();
    try {
      facts.all().forEach(session::insert);
      return session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  @TearDown
  public void close() {
    sessions.shutdown();
    judge.close();
  }

  private static KieSessionsPool pool() {
    KieServices kie = KieServices.get();
    KieModule module =
        kie.getRepository()
            .addKieModule(kie.getResources().newByteArrayResource(Release.first().bytes()));
    return kie.newKieContainer(module.getReleaseId()).getKieBase().newKieSessionsPool(1);
  }
}
