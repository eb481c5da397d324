package dev.tactus.backtest;

import static dev.tactus.backtest.Carts.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.RecordDatabase;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class FactsBacktestTest {
  private static final Instant END = at(40, "00:00:00");

  /**
   * Whom a cap of one in seven days, not two, holds back: by the facts alone, without the rules.
   */
  private static final String DECIDED_BY_THE_CAP =
      """
      with seen as (
        select trigger_id, decided_at, answer, until, reasons, judgement::jsonb as judgement,
          (select max((touch ->> 'at')::timestamptz)
           from jsonb_array_elements(facts::jsonb #> '{contacts,touches}') as touch
           where touch ->> 'purpose' = 'marketing' and touch ->> 'journey' = decisions.journey
             and (touch ->> 'at')::timestamptz > decided_at - interval '7 days') as latest
        from decisions)
      select distinct trigger_id from seen
      where latest is not null and (
        answer = 'send'
        or (answer = 'hold' and latest + interval '7 days' > until)
        or (answer = 'suppress' and 'NOT_COMPELLING' = any (reasons)
          and not 'RELEVANCE_DEADLINE' = any (reasons)
          and not jsonb_path_exists(judgement, '$.firings[*].findings[*] ? (@.type == "veto")')))
      """;

  @TempDir private static Path temporary = Path.of("");
  private static ReleaseJudge shipped = ReleaseJudge.open(Release.first());
  private static ReleaseJudge oneAWeek = shipped;
  private static AnnotationConfigApplicationContext tables =
      new AnnotationConfigApplicationContext();

  @BeforeAll
  static void open() throws SQLException {
    oneAWeek = Changed.judge(Changed.cap(temporary, "fatigue/journey-cap", 1));
    // others use the same pool
    tables.registerBean(
        DataSource.class, RecordDatabase::pool, pool -> pool.setDestroyMethodName(""));
    tables.registerBean(JdbcClient.class, () -> JdbcClient.create(RecordDatabase.pool()));
    tables.registerBean(InstantSource.class, () -> InstantSource.fixed(END));
    tables.scan("dev.tactus.judgement.postgres", "dev.tactus.backtest.postgres");
    tables.refresh();
    record(new Carts().many(300, 30, 6).decisions(shipped, END));
  }

  private static void record(List<Decision> made) throws SQLException {
    RecordDatabase.empty();
    Decisions record = tables.getBean(Decisions.class);
    RecordDatabase.commit(
        transaction -> {
          record.add(transaction, made);
          return made;
        });
  }

  @AfterAll
  static void close() {
    shipped.close();
    oneAWeek.close();
    tables.close();
  }

  /** What a release recorded is taken as it is; under another name it has to judge anew. */
  @Test
  void findsNoDifferenceBetweenAReleaseAndItself() {
    try (ReleaseJudge same = ReleaseJudge.open(Release.first().named("same"))) {
      for (Judge judge : List.of(shipped, same)) {
        Report report = report(shipped, judge);
        assertThat(report.triggers().before()).isGreaterThan(500);
        assertThat(report.differences()).isEmpty();
        assertThat(report.triggers().otherReasons()).isZero();
      }
    }
  }

  @Test
  void findsExactlyTheTriggersThatAChangedCapDecides() {
    Report report = report(shipped, oneAWeek);
    Set<String> found =
        report.differences().stream().map(d -> d.trigger().triggerId()).collect(Collectors.toSet());
    Set<String> expected =
        Set.copyOf(
            tables.getBean(JdbcClient.class).sql(DECIDED_BY_THE_CAP).query(String.class).list());
    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(new TreeSet<>(found)).isEqualTo(new TreeSet<>(expected));
    assertThat(report.differences()).allMatch(Report.Difference::sameFacts);
    assertThat(report.differences())
        .allMatch(d -> d.rules().contains("fatigue/journey-cap"), "decided by the cap");
  }

  @Test
  void takesARecordedAnswerAsItIs() {
    Judge never =
        new Judge() {
          @Override
          public Judgement judge(dev.tactus.facts.Facts facts) {
            throw new IllegalStateException("it was judged already");
          }

          @Override
          public String release() {
            return "1";
          }
        };
    assertThat(report(never, shipped).differences()).isEmpty();
  }

  /** Their ids are random, so the record may give the end of a hold before the hold. */
  @Test
  void takesAHoldBeforeItsEndAtTheSameInstant() {
    Decision send =
        new Carts()
            .left("ann", "cart-1", at(0, "10:00:00")).decisions(shipped, at(1, "00:00:00")).stream()
                .filter(d -> d.judgement().answer() == Answer.SEND)
                .findFirst()
                .orElseThrow();
    Judgement held =
        new Judgement(
            Answer.HOLD,
            null,
            null,
            List.of(),
            END,
            1,
            List.of(),
            shipped.release(),
            Duration.ZERO);
    Decision hold = new Decision("b", send.decidedAt(), send.facts(), held);
    Comparison comparison =
        new FactsBacktest(shipped, shipped).run(List.of(send, hold).iterator(), n -> {});
    assertThat(comparison.totalsA.sends()).isEqualTo(1);
    assertThat(comparison.totalsA.held()).isZero();
  }

  private static Report report(Judge a, Judge b) {
    RecordedHistory history = tables.getBean(RecordedHistory.class);
    Comparison comparison = new FactsBacktest(a, b).run(history.decided(null, END), n -> {});
    return Conclusion.report(
        new Conclusion.Subject("facts", a.release(), b.release(), null, END),
        history.decisions(null, END),
        comparison,
        Integer.MAX_VALUE);
  }
}
