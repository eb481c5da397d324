package dev.tactus.facts;

import java.time.Instant;
import java.util.List;

/**
 * A message approved for the customer: it counts from its approval.
 *
 * @param answered whether the customer responded: click, order
 */
public record Touch(
    String send,
    Channel channel,
    Purpose purpose,
    String journey,
    String step,
    String subject,
    List<String> products,
    Instant at,
    boolean answered) {
  public Touch {
    products = List.copyOf(products);
  }
}
