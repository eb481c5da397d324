package dev.tactus.enrollment;

import dev.tactus.judgement.Decision;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears of decisions after they were made durable; must return quickly. */
public interface DecisionListener {
  void decided(List<Decision> decisions);

  /** Tells all; what a listener throws changes nothing of what was decided. */
  static void tell(List<DecisionListener> listeners, List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    for (DecisionListener listener : listeners) {
      try {
        listener.decided(decisions);
      } catch (RuntimeException | Error e) {
        LoggerFactory.getLogger(DecisionListener.class).warn("{} failed", listener, e);
      }
    }
  }
}
