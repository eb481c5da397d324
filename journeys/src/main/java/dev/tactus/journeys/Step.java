package dev.tactus.journeys;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a journey that emits a trigger.
 *
 * @param deadline from the trigger to its relevance deadline; null: the engine function of the
 *     journey gives the deadline (the expected run-out)
 * @param priorOdds right : wrong before any evidence
 * @param template the name of the message template
 * @param complements whether the message shows what goes with the subject's products, not these
 *     again
 */
public record Step(
    String id,
    Purpose purpose,
    @Nullable Duration deadline,
    double priorOdds,
    List<Channel> channels,
    String template,
    boolean complements,
    Because because) {
  /**
   * Why the customer gets the message, in plain words.
   *
   * @param text may hold {@code {product}}, replaced by the names of the products
   */
  public record Because(String code, String text) {}
}
