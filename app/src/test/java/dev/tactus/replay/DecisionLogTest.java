package dev.tactus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.judgement.Decision;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
  private static final String T = "2026-03-01T10:00:00Z";
  private static final String LATER = "2026-03-01T10:00:00.5Z";

  @Test
  void writesAnItemOfTheDecisionsApiWithoutIds() throws IOException {
    assertThat(written(Decisions.suppressed(Instant.parse(T), "ann", "cart-1")))
        .isEqualTo(
            "{\"decidedAt\":\"2026-03-01T10:00:00Z\",\"triggeredAt\":\"2026-03-01T10:00:00Z\","
                + "\"customerId\":\"ann\",\"journey\":\"abandoned-cart\",\"journeyVersion\":1,"
                + "\"step\":\"reminder-1\",\"subject\":\"cart-1\",\"answer\":\"suppress\","
                + "\"channel\":null,\"verdict\":\"creepy\",\"reasons\":[{\"code\":\"CONSENT_ABSENT\","
                + "\"gate\":\"consent\",\"rule\":\"consent/absent\",\"channel\":\"email\"}],"
                + "\"until\":null,\"release\":\"1\"}\n");
  }

  @Test
  void sortsJudgementsOfOneInstant() throws IOException {
    String written =
        written(
            Decisions.sent(T, "bob", "c1", "reminder-1"),
            Decisions.sent(T, "ann", "c2", "reminder-1"),
            Decisions.sent(T, "ann", "c1", "reminder-2"),
            Decisions.sent(T, "ann", "c1", "reminder-1"),
            Decisions.sent(LATER, "aaa", "c1", "reminder-1"));
    assertThat(
            written
                .lines()
                .map(l -> field(l, "customerId") + field(l, "subject") + field(l, "step")))
        .containsExactly(
            "annc1reminder-1",
            "annc1reminder-2",
            "annc2reminder-1",
            "bobc1reminder-1",
            "aaac1reminder-1");
  }

  @Test
  void refusesJudgementsThatGoBackInTime() {
    DecisionLog log = new DecisionLog(new StringWriter());
    log.add(Decisions.sent(LATER, "ann", "c1", "reminder-1"));
    assertThatThrownBy(() -> log.add(Decisions.sent(T, "ann", "c1", "reminder-1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(T);
  }

  private static String written(Decision... decisions) throws IOException {
    StringWriter out = new StringWriter();
    try (DecisionLog log = new DecisionLog(out)) {
      for (Decision decision : decisions) {
        log.add(decision);
      }
    }
    return out.toString();
  }

  private static String field(String line, String name) {
    return line.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
