package dev.tactus.releases;

import dev.tactus.enrollment.DecisionListener;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Shows decisions to onlookers, to each on a thread of its own. What one has no time for is
 * skipped: live triggers never wait.
 */
@Component
class Afterwards implements DecisionListener, SmartLifecycle {
  private static final int MOST_WAITING = 5_000;

  private final List<Onlooker> onlookers;
  private volatile List<Viewing> viewings = List.of();

  Afterwards(List<Onlooker> onlookers) {
    this.onlookers = onlookers;
  }

  @Override
  public void decided(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (wasJudged(decision.judgement())) {
        for (Viewing viewing : viewings) {
          viewing.offer(decision);
        }
      }
    }
  }

  /** Whether rules had a say in it: not where the customer had left the journey. */
  static boolean wasJudged(Judgement judgement) {
    return judgement.reasons().stream().noneMatch(r -> r.code().equals(Reason.ENROLLMENT_ENDED));
  }

  @Override
  public void start() {
    viewings = onlookers.stream().map(each -> new Viewing(each, MOST_WAITING)).toList();
    viewings.forEach(Viewing::start);
  }

  @Override
  public void stop() {
    List<Viewing> last = viewings;
    viewings = List.of();
    try {
      for (Viewing viewing : last) {
        viewing.stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return !viewings.isEmpty();
  }
}
