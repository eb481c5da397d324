package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Sends to test with. */
public final class SomeSends {
  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private SomeSends() {}

  /** An e-mail about a cart, good for 24 hours. */
  public static Send send(String id) {
    return send(id, Channel.EMAIL, Purpose.MARKETING, NOW.plus(Duration.ofHours(24)));
  }

  public static Send send(String id, Channel channel, Purpose purpose, Instant notAfter) {
    return new Send(
        id,
        "decision-of-" + id,
        "customer-of-" + id,
        channel,
        purpose,
        "abandoned-cart",
        1,
        "reminder-1",
        "cart-17",
        "cart-reminder",
        List.of(
            new Send.Item("lamp", "desk lamp", new BigDecimal("12.50")),
            new Send.Item("desk", null, null)),
        NOW,
        notAfter,
        new Send.Because("CART_LEFT", "You put a desk lamp in your cart and have not ordered it."),
        new Send.Proof("granted", Instant.parse("2026-01-01T00:00:00Z"), "signup-form", "3"),
        "12",
        null);
  }

  /** Many of them: {@code s-0}, {@code s-1} ... */
  public static List<Send> sends(int count) {
    return IntStream.range(0, count).mapToObj(i -> send("s-" + i)).toList();
  }
}
