package dev.tactus.backtest;

import static dev.tactus.backtest.Carts.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private final Decision send = send();

  @Test
  void isNoMoveWhereBothSendAlikeInTheEnd() {
    Difference difference = heldUntil(send.decidedAt().minusSeconds(60), send.decidedAt());
    difference.onA(send);
    difference.onB(send);
    assertThat(difference.change()).isEqualTo(Change.OTHERWISE);
  }

  @Test
  void isAMoveWhereTheySendAtDifferentTimes() {
    Difference difference = heldUntil(send.decidedAt().minusSeconds(60), send.decidedAt());
    Instant earlier = send.decidedAt().minusSeconds(60);
    difference.onA(new Decision(send.id(), earlier, send.facts(), send.judgement()));
    difference.onB(send);
    assertThat(difference.change()).isEqualTo(Change.MOVED);
  }

  private Difference heldUntil(Instant untilOfA, Instant untilOfB) {
    Instant at = send.decidedAt().minusSeconds(600);
    return new Difference(at, 0, hold(at, untilOfA), hold(at, untilOfB), send.facts());
  }

  private Decision hold(Instant at, Instant until) {
    Judgement hold =
        new Judgement(Answer.HOLD, null, null, List.of(), until, 1, List.of(), "1", Duration.ZERO);
    return new Decision("hold", at, send.facts(), hold);
  }

  private static Decision send() {
    try (ReleaseJudge shipped = ReleaseJudge.open(Release.first())) {
      return new Carts()
          .left("ann", "cart-1", at(0, "10:00:00")).decisions(shipped, at(1, "00:00:00")).stream()
              .filter(d -> d.judgement().answer() == Answer.SEND)
              .findFirst()
              .orElseThrow();
    }
  }
}
