package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;

/** The names of exchanges and queues on the broker, as the contract gives them. */
public final class Queues {
  /** Topic: sends for channel workers, routing key {@code <channel>.<purpose>}. */
  public static final String SENDS = "tactus.sends";

  /** Topic: events in. */
  public static final String EVENTS = "tactus.events";

  /** Every event of {@link #EVENTS}; rejected ones go to {@link #EVENTS_DEAD}. */
  public static final String EVENTS_IN = "tactus.events.in";

  /** Poison events, with the reason in a header. */
  public static final String EVENTS_DEAD = "tactus.events.dead";

  /** Topic: claims, routing key {@code <channel>}. */
  public static final String CLAIMS = "tactus.claims";

  /** Every claim of {@link #CLAIMS}. */
  public static final String CLAIMS_IN = "tactus.claims.in";

  /** Topic: outcomes in. */
  public static final String OUTCOMES = "tactus.outcomes";

  /** Every outcome of {@link #OUTCOMES}; rejected ones go to {@link #OUTCOMES_DEAD}. */
  public static final String OUTCOMES_IN = "tactus.outcomes.in";

  /** Poison outcomes. */
  public static final String OUTCOMES_DEAD = "tactus.outcomes.dead";

  /** Fanout: the ids of revoked sends. */
  public static final String REVOCATIONS = "tactus.revocations";

  private Queues() {}

  /** The queue for the sends of a channel and a purpose: service never waits behind others. */
  public static String sends(Channel channel, Purpose purpose) {
    String queue = SENDS + "." + channel.id();
    return purpose == Purpose.SERVICE ? queue + ".service" : queue;
  }

  /** The queue for what was rejected on a queue of sends. */
  public static String dead(String queue) {
    return queue + ".dead";
  }
}
