package dev.tactus.delivery.amqp;

import dev.tactus.delivery.Send;
import dev.tactus.facts.Traceparent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The W3C trace context of a send: the trace is that of the event that led to it, else its
 * decision's; the span is its own, so that a message that goes out twice is one span of one trace.
 */
final class Trace {
  private Trace() {}

  /** The {@code traceparent}. */
  static String parent(Send send) {
    String span = hash(send.id(), 8);
    return send.traceparent() == null
        ? "00-" + hash(send.decisionId(), 16) + "-" + span + "-01"
        : Traceparent.child(send.traceparent(), span);
  }

  private static String hash(String id, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
