package dev.tactus.delivery;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the listener about sends that have ended, and notes that it was told. */
@Component
public final class Endings {
  private static final Logger log = LoggerFactory.getLogger(Endings.class);
  private final SendListener listener;
  private final DueSends due;

  public Endings(SendListener listener, DueSends due) {
    this.listener = listener;
    this.due = due;
  }

  /** Tells it now; if that fails the sweep tells it again, since nothing was noted. */
  public void tell(List<SendEnded> ended) {
    if (ended.isEmpty()) {
      return;
    }
    try {
      listener.ended(ended);
      due.told(ended);
    } catch (RuntimeException e) {
      log.warn("the end of {} sends could not be told; the sweep tells it again", ended.size(), e);
    }
  }
}
