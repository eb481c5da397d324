package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import java.time.Instant;

/**
 * One judgement of a trigger, as it is stored: with the facts that it saw.
 *
 * @param id its trigger's id, a dot, and what tells it from the trigger's other decisions; names no
 *     customer, since it outlives an erasure
 */
public record Decision(String id, Instant decidedAt, Facts facts, Judgement judgement) {
  /** One that is stored nowhere, at the time that the facts name. */
  public static Decision dryRun(Facts facts, Judgement judgement) {
    String id = facts.trigger().id() + ".dry-run";
    return new Decision(id, facts.moment().now(), facts, judgement);
  }
}
