package dev.tactus.judgement.postgres;

import static dev.tactus.judgement.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Examples;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.RandomRecords;
import dev.tactus.judgement.RecordDatabase;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.Rejudgement;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JudgedAgainTest {
  private final Decisions decisions =
      new PostgresDecisions(JdbcClient.create(RecordDatabase.pool()), () -> NOON);

  @Test
  void givesTheSameJudgementFromStoredFacts() throws SQLException {
    RecordDatabase.empty();
    try (ReleaseJudge judge = ReleaseJudge.open(Release.first())) {
      List<Decision> judged = judged(judge);
      RecordDatabase.commit(
          transaction -> {
            decisions.add(transaction, judged);
            return judged;
          });
      for (Decision decision : judged) {
        Recorded recorded = decisions.find(decision.id()).orElseThrow();
        assertThat(recorded.decision()).isEqualTo(decision);
        Rejudgement again = Rejudgement.of(recorded.decision(), judge);
        assertThat(again.differs()).as(decision.facts().toString()).isFalse();
        assertThat(again.now()).isEqualTo(again.was());
      }
    }
  }

  private static List<Decision> judged(ReleaseJudge judge) {
    Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
    List<Decision> judged =
        Stream.concat(ordinary(), random())
            .map(
                facts -> {
                  Judgement judgement = judge.judge(facts);
                  answers.merge(judgement.answer(), 1, Integer::sum);
                  String id =
                      facts.trigger().id() + "." + answers.values().stream().mapToInt(n -> n).sum();
                  return new Decision(id, NOON, facts, judgement);
                })
            .toList();
    assertThat(answers).containsOnlyKeys(Answer.values());
    return judged;
  }

  private static Stream<Facts> ordinary() {
    return IntStream.range(0, 48)
        .mapToObj(hour -> Examples.facts("t" + hour, "ann", NOON.plus(Duration.ofHours(hour))));
  }

  private static Stream<Facts> random() {
    RandomRecords random = new RandomRecords(11).plausible(NOON);
    return Stream.generate(() -> random.next(Facts.class)).limit(1000);
  }
}
