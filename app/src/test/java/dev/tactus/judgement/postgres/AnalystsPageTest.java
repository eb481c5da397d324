package dev.tactus.judgement.postgres;

import static dev.tactus.judgement.Examples.NOON;
import static dev.tactus.judgement.Examples.held;
import static dev.tactus.judgement.Examples.preferring;
import static dev.tactus.judgement.Examples.sent;
import static dev.tactus.judgement.Examples.soldOut;
import static dev.tactus.judgement.Examples.suppressed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Channel;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.RecordDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every question of docs/analysts.md, asked. */
class AnalystsPageTest {
  private static final Pattern QUESTION =
      Pattern.compile("### (.+?)\\n.*?```sql\\n(.+?);\\n```", Pattern.DOTALL);
  private static final JdbcClient SQL = JdbcClient.create(RecordDatabase.pool());

  record Question(String title, String sql) {
    @Override
    public String toString() {
      return title;
    }
  }

  @BeforeAll
  static void fill() throws SQLException {
    RecordDatabase.empty();
    Decision waiting = held("h", "customer-19", NOON.minus(Duration.ofHours(9)));
    Decision after = sent("h", "customer-19", NOON);
    RecordDatabase.commit(
        transaction -> {
          new PostgresDecisions(SQL, () -> NOON)
              .add(
                  transaction,
                  List.of(
                      sent("a", "customer-17", NOON),
                      suppressed("b", "customer-18", NOON),
                      suppressed("c", "customer-17", NOON.minus(Duration.ofDays(2))),
                      preferring(Channel.PUSH, sent("p", "customer-20", NOON)),
                      soldOut("s", "customer-20", NOON),
                      waiting,
                      new Decision("trigger-h.2", NOON, after.facts(), after.judgement())));
          return waiting;
        });
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answers(Question question) {
    assertThat(ask(question)).isNotEmpty();
  }

  @Test
  void tellsWhyTheCustomerGotIt() throws IOException {
    assertThat(ask("Why did she get this?"))
        .singleElement()
        .hasFieldOrPropertyWithValue("rule", "relevance/declared-interest");
  }

  @Test
  void tellsEveryReasonWhyNot() throws IOException {
    assertThat(ask("Why did he not get that?"))
        .extracting(row -> row.get("code"))
        .containsExactly("CONSENT_ABSENT", "WEEKLY_CAP");
  }

  @Test
  void countsATriggerOnceHoweverOftenItWasJudged() throws IOException {
    assertThat(ask("What became of every trigger"))
        .extracting(row -> row.get("answer") + " " + row.get("triggers"))
        .containsExactly("send 3", "suppress 3");
  }

  private static List<Map<String, Object>> ask(String title) throws IOException {
    return ask(questions().filter(q -> q.title().equals(title)).findFirst().orElseThrow());
  }

  private static List<Map<String, Object>> ask(Question question) {
    return SQL.sql(question.sql()).query().listOfRows();
  }

  static Stream<Question> questions() throws IOException {
    List<MatchResult> found =
        QUESTION.matcher(Files.readString(Path.of("..", "docs", "analysts.md"))).results().toList();
    assertThat(found).hasSizeGreaterThanOrEqualTo(10);
    return found.stream().map(m -> new Question(m.group(1), m.group(2)));
  }
}
