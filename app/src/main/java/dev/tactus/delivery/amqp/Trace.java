package dev.tactus.delivery.amqp;

import dev.tactus.delivery.Send;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The W3C trace context of a send: the trace is that of its decision, the span its own, so that a
 * message that goes out twice is one span of one trace.
 */
final class Trace {
  private Trace() {}

  /** The {@code traceparent}. */
  static String parent(Send send) {
    return "00-" + hash(send.decisionId(), 16) + "-" + hash(send.id(), 8) + "-01";
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
