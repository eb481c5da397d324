package dev.tactus.judgement.postgres;

import static dev.tactus.judgement.Examples.NOON;
import static dev.tactus.judgement.Examples.sent;
import static dev.tactus.judgement.Examples.suppressed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DecisionFilter;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Decisions.Firings;
import dev.tactus.judgement.Decisions.Place;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.RandomRecords;
import dev.tactus.judgement.RecordDatabase;
import dev.tactus.judgement.Recorded;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresDecisionsTest {
  private final JdbcClient sql = JdbcClient.create(RecordDatabase.pool());
  private final Decisions decisions = new PostgresDecisions(sql, () -> NOON);

  @BeforeEach
  void empty() throws SQLException {
    RecordDatabase.empty();
  }

  @Test
  void givesBackExactlyWhatWasAdded() throws SQLException {
    RandomRecords random = new RandomRecords(7);
    List<Decision> added = IntStream.range(0, 500).mapToObj(i -> random(random, i)).toList();
    add(added);
    for (Decision decision : added) {
      assertThat(decisions.find(decision.id())).contains(new Recorded(decision, null));
    }
  }

  @Test
  void listsNewestFirstPageByPage() throws SQLException {
    List<Decision> added =
        IntStream.range(0, 25)
            .mapToObj(i -> sent("d" + i, "ann", NOON.minus(Duration.ofDays(i / 2))))
            .toList();
    add(added);
    List<DecisionItem> all = new ArrayList<>();
    Place after = null;
    for (int page = 0; page < 9; page++) {
      List<DecisionItem> items = decisions.list(DecisionFilter.ANY, after, 3);
      all.addAll(items);
      DecisionItem last = items.get(items.size() - 1);
      after = new Place(last.decidedAt(), last.decisionId());
    }
    assertThat(all).hasSize(25).doesNotHaveDuplicates();
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(added.stream().map(DecisionItem::of).toList());
    assertThat(all).isSortedAccordingTo((a, b) -> b.decidedAt().compareTo(a.decidedAt()));
    assertThat(decisions.list(DecisionFilter.ANY, after, 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "customer,ann,s",
    "journey,abandoned-cart,s r",
    "journey,replenishment,",
    "step,reminder-1,s r",
    "step,reminder-2,",
    "answer,SUPPRESS,r",
    "verdict,CREEPY,r",
    "reason,WEEKLY_CAP,r",
    "rule,consent/absent,r",
    "rule,relevance/declared-interest,s r",
    "release,1,s r",
    "release,2,",
    "channel,EMAIL,s",
    "from,2026-11-21T12:00:00Z,s",
    "to,2026-11-21T12:00:00Z,r",
    "to,2026-11-21T12:00:00.123456Z,r",
    "from,2026-11-21T12:00:00.123456Z,s"
  })
  void filters(String name, String value, @Nullable String found) throws SQLException {
    add(List.of(sent("s", "ann", NOON), suppressed("r", "bob", NOON.minusSeconds(60))));
    assertThat(decisions.list(Filters.by(Map.of(name, value)), null, 9))
        .extracting(d -> d.decisionId().replaceAll("trigger-|.1$", ""))
        .containsExactly(found == null ? new String[0] : found.split(" "));
  }

  @Test
  void findsAllDecisionsOfOneTriggerAndOfNoOther() throws SQLException {
    Decision held = sent("a", "ann", NOON);
    Decision again = of(held, "trigger-a.2", NOON.plusSeconds(60));
    add(List.of(held, sent("ab", "ann", NOON), again));
    assertThat(decisions.ofTrigger("trigger-a"))
        .extracting(DecisionItem::decisionId)
        .containsExactly("trigger-a.1", "trigger-a.2");
  }

  @Test
  void leavesNoneOfOneInstantOutOfTheTimeline() throws SQLException {
    add(IntStream.range(0, 5).mapToObj(i -> sent("d" + i, "ann", NOON)).toList());
    assertThat(decisions.of("ann", null, 2)).hasSize(5);
    assertThat(decisions.of("ann", NOON, 2)).isEmpty();
    assertThat(decisions.of("bob", null, 2)).isEmpty();
  }

  @Test
  void makesPartitionsForAnyWeekAndForTheNext() throws SQLException {
    add(List.of(sent("old", "ann", Instant.parse("2019-07-04T10:00:00Z"))));
    assertThat(sql.sql("SELECT count(*) FROM decisions_20190701").query(Integer.class).single())
        .isEqualTo(1);
    assertThat(sql.sql("SELECT count(*) FROM decisions_20190708").query(Integer.class).single())
        .isZero();
  }

  @Test
  void countsFiringsByRuleAndRelease() throws SQLException {
    add(List.of(sent("a", "ann", NOON), suppressed("b", "ann", NOON.plusSeconds(1))));
    add(List.of(suppressed("c", "ann", NOON.minusSeconds(9))));
    assertThat(decisions.firings("1"))
        .containsEntry("consent/absent", new Firings(2, NOON.plusSeconds(1)))
        .containsEntry("relevance/declared-interest", new Firings(3, NOON.plusSeconds(1)));
    assertThat(decisions.firings("2")).isEmpty();
  }

  @Test
  void letsNoWriterWaitForAnother() throws SQLException {
    int both =
        RecordDatabase.commit(
            first -> {
              decisions.add(first, List.of(suppressed("a", "ann", NOON)));
              add(List.of(suppressed("b", "ann", NOON)));
              return decisions.list(DecisionFilter.ANY, null, 9).size();
            });
    assertThat(both).isEqualTo(1);
    assertThat(decisions.firings("1").get("consent/absent")).isEqualTo(new Firings(2, NOON));
  }

  @Test
  void addsNothingOfABatchOfWhichOneIsWrong() throws SQLException {
    Decision twice = sent("a", "ann", NOON);
    assertThatThrownBy(() -> add(List.of(sent("b", "ann", NOON), twice, twice)))
        .isInstanceOf(SQLException.class);
    assertThat(decisions.list(DecisionFilter.ANY, null, 9)).isEmpty();
    add(List.of(twice));
  }

  @Test
  void refusesAnIdThatDoesNotNameItsTrigger() {
    Decision foreign = of(sent("a", "ann", NOON), "trigger-b.1", NOON);
    assertThatThrownBy(() -> add(List.of(foreign)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trigger-b.1");
  }

  private void add(List<Decision> some) throws SQLException {
    RecordDatabase.commit(
        transaction -> {
          decisions.add(transaction, some);
          return some;
        });
  }

  private static Decision of(Decision decision, String id, Instant at) {
    return new Decision(id, at, decision.facts(), decision.judgement());
  }

  private static Decision random(RandomRecords random, int number) {
    Facts facts = random.next(Facts.class);
    Instant at = NOON.plusSeconds(number);
    return new Decision(
        facts.trigger().id() + "." + number, at, facts, random.next(Judgement.class));
  }
}
