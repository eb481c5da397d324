package dev.tactus.enrollment;

import java.sql.SQLException;
import org.springframework.beans.factory.BeanFactory;

/** Drives the pollers by hand, for tests that do not wait for them. */
public final class ByHand {
  private ByHand() {}

  /** Fires what is due now, and gives waves their turns. */
  public static void fireDue(BeanFactory application) {
    Pollers pollers = application.getBean(Pollers.class);
    try {
      pollers.fireDue();
      pollers.turnWaves();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
