package dev.tactus.delivery;

import java.util.List;

/** Is told what became of sends, so that caps can be given back and journeys can go on. */
public interface SendListener {
  /**
   * These sends have ended. Told at least once: again after a crash or an exception. A delivery
   * that is reported after its send had expired is told as well; the last one counts.
   */
  void ended(List<SendEnded> ended);
}
