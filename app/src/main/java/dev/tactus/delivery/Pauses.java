package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The emergency stop: what is paused cannot be claimed, from the moment that it is paused. */
public interface Pauses {
  /**
   * One pause.
   *
   * @param channel null: all
   * @param purpose null: all
   */
  record Pause(@Nullable Channel channel, @Nullable Purpose purpose, Instant at) {}

  void pause(@Nullable Channel channel, @Nullable Purpose purpose, Instant now);

  /**
   * Ends that pause. What workers were refused meanwhile is published again, spread over minutes.
   *
   * @return false if there was no such pause
   */
  boolean resume(@Nullable Channel channel, @Nullable Purpose purpose, Instant now);

  List<Pause> pauses();
}
