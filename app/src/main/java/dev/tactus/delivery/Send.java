package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approved message on its way, in the form of the contract (without the unsubscribe links, which
 * delivery adds).
 *
 * @param id one per trigger: the idempotency key
 * @param notAfter the relevance deadline
 * @param traceparent the trace of the event that led to it; null: none was told
 */
public record Send(
    String id,
    String decisionId,
    String customerId,
    Channel channel,
    Purpose purpose,
    String journey,
    int journeyVersion,
    String step,
    String subject,
    String template,
    List<Item> products,
    Instant notBefore,
    Instant notAfter,
    Because because,
    @Nullable Proof consent,
    String release,
    @Nullable String traceparent) {
  /** How the id of a test begins, which goes to an internal address and is nobody's. */
  public static final String TEST = "test-";

  /** Whether it is a test. */
  public boolean isTest() {
    return id.startsWith(TEST);
  }

  /** A product as the message shows it. */
  public record Item(String id, @Nullable String name, @Nullable BigDecimal price) {}

  /** Why the customer gets it, in plain words. */
  public record Because(String code, String text) {}

  /** The consent on which it was approved. */
  public record Proof(String status, Instant at, String source, @Nullable String policyVersion) {}
}
