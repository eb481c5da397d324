package dev.tactus.judgement.postgres;

import static dev.tactus.judgement.Examples.NOON;
import static dev.tactus.judgement.Examples.suppressed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.DecisionFilter;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.RecordDatabase;
import dev.tactus.judgement.Recorded;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ErasureTest {
  private static final Instant LATER = NOON.plusSeconds(3600);
  private final JdbcClient sql = JdbcClient.create(RecordDatabase.pool());
  private final Decisions decisions = new PostgresDecisions(sql, () -> LATER);

  @BeforeEach
  void eraseOneOfTwo() throws SQLException {
    RecordDatabase.empty();
    int erased =
        RecordDatabase.commit(
            transaction -> {
              decisions.add(
                  transaction,
                  List.of(
                      suppressed("a", "ann-secret", NOON),
                      suppressed("b", "ann-secret", NOON.minusSeconds(9_000_000)),
                      suppressed("c", "bob", NOON)));
              return decisions.erase(transaction, "ann-secret");
            });
    assertThat(erased).isEqualTo(2);
  }

  @Test
  void marksTheDecisionsErasedAndKeepsWhatWasDecided() {
    Recorded erased = decisions.find("trigger-a.1").orElseThrow();
    assertThat(erased.erasedAt()).isEqualTo(LATER);
    assertThat(erased.decision().judgement().reasons())
        .isEqualTo(suppressed("a", "ann", NOON).judgement().reasons());
    DecisionItem item = decisions.ofTrigger("trigger-a").get(0);
    assertThat(item).isEqualTo(DecisionItem.of(erased.decision()));
    assertThat(item.customerId()).isNull();
    assertThat(item.subject()).isNull();
  }

  @Test
  void leavesNoIdentifierAttributeOrFreeTextInAnyColumn() {
    String rows =
        sql.sql("SELECT string_agg(d::text, ' ') FROM decisions d WHERE erased_at IS NOT NULL")
            .query(String.class)
            .single();
    assertThat(rows).contains("trigger-a.1", "trigger-b.1", "lamps", "consent/absent");
    assertThat(
            Stream.of(
                    "ann-secret",
                    "cart-",
                    "order-",
                    "send-",
                    "signup-form",
                    "shoe_size",
                    "regulars")
                .filter(rows::contains))
        .isEmpty();
  }

  @Test
  void keepsTimesAndCounts() {
    Facts facts = decisions.find("trigger-a.1").orElseThrow().decision().facts();
    Facts before = suppressed("a", "ann", NOON).facts();
    assertThat(facts.contacts().count()).isEqualTo(before.contacts().count());
    assertThat(facts.moment()).isEqualTo(before.moment());
    assertThat(facts.products()).isEqualTo(before.products());
  }

  @Test
  void leavesOthersAlone() {
    assertThat(decisions.find("trigger-c.1"))
        .contains(new Recorded(suppressed("c", "bob", NOON), null));
    assertThat(decisions.list(DecisionFilter.ANY, null, 9)).hasSize(3);
  }
}
