package dev.tactus.facts;

/**
 * Prefer this channel.
 *
 * @param strength how strongly; the greatest wins
 */
public record Route(Channel channel, double strength) implements Finding {
  /** Prefer this channel, that strongly; 100 is as strong as what the customer asked for. */
  @Word(example = "insert(Route.to(Channel.EMAIL, 10));")
  public static Route to(Channel channel, double strength) {
    return new Route(channel, strength);
  }
}
