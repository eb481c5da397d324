package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A journey's wish to send.
 *
 * @param id the same for the same wish, however often it is computed
 * @param customer whose it is
 * @param journey id of the journey
 * @param version the journey's version
 * @param step the journey's step that wished it
 * @param purpose why it would be sent
 * @param subject id of what it is about
 * @param channels candidate channels in the journey's order
 * @param triggeredAt when the journey wished it
 * @param deadline the relevance deadline, exclusive: at or past it nothing is sent
 * @param priorOdds right : wrong before any evidence, above 0
 */
public record Trigger(
    @Word(example = "Trigger(id != \"\")") String id,
    @Word(example = "Trigger(customer str[startsWith] \"anon:\")") String customer,
    @Word(example = "Trigger(journey == \"abandoned-cart\")") String journey,
    @Word(example = "Trigger(version >= 2)", range = "versions, from 1") int version,
    @Word(example = "Trigger(step == \"reminder-2\")") String step,
    @Word(example = "Trigger(purpose == Purpose.ALERT)") Purpose purpose,
    @Word(example = "Trigger(subject == \"lamp\")") String subject,
    @Word(example = "Trigger(channels contains Channel.SMS)") List<Channel> channels,
    @Word(example = "$t : Trigger() Subject(changedAt < $t.triggeredAt)") Instant triggeredAt,
    @Word(example = "$t : Trigger() Moment(now < $t.deadline)") Instant deadline,
    @Word(example = "Trigger(priorOdds < 5)", range = "right to one wrong, above 0")
        double priorOdds) {
  public Trigger {
    channels = List.copyOf(channels);
  }

  /** Time from the trigger to its relevance deadline. */
  @Word(example = "$t : Trigger() Moment($t.lifetime().toHours() > 12)")
  public Duration lifetime() {
    return Duration.between(triggeredAt, deadline);
  }

  /** Whether it would sell something. */
  @Word(example = "Trigger(marketing)")
  public boolean isMarketing() {
    return purpose == Purpose.MARKETING;
  }

  /** Whether the customer asked for it. */
  @Word(example = "Trigger(alert)")
  public boolean isAlert() {
    return purpose == Purpose.ALERT;
  }

  /** Whether it is about delivery, care or how to use something. */
  @Word(example = "Trigger(!service)")
  public boolean isService() {
    return purpose == Purpose.SERVICE;
  }
}
