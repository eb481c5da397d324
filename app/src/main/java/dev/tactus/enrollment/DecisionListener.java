package dev.tactus.enrollment;

import dev.tactus.judgement.Decision;
import java.util.List;

/** Hears of decisions after they were made durable; must return quickly. */
public interface DecisionListener {
  void decided(List<Decision> decisions);
}
