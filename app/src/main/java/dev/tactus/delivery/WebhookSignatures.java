package dev.tactus.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signatures of providers' calls, as Standard Webhooks has them: HMAC-SHA256 of id, time, body. */
@Component
public final class WebhookSignatures {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int LEAST_BYTES = 24;
  private final Map<String, List<SecretKeySpec>> secrets = new HashMap<>();
  private final Duration tolerance;
  private final InstantSource clock;

  WebhookSignatures(WebhookSettings settings, InstantSource clock) {
    settings.secrets().forEach((name, all) -> secrets.put(name, keys(name, all)));
    this.tolerance = settings.tolerance();
    this.clock = clock;
  }

  /**
   * The headers of a call.
   *
   * @param id the same whenever the call is repeated
   * @param timestamp seconds since 1970
   * @param signature {@code v1,<base64>}; several with blanks between them
   */
  public record Headers(
      @Nullable String id, @Nullable String timestamp, @Nullable String signature) {}

  /** When a call was signed; empty if it was not by that provider, not so, or not lately. */
  public Optional<Instant> verified(String provider, Headers headers, byte[] body) {
    Instant at = time(headers.timestamp());
    String id = headers.id();
    String signature = headers.signature();
    if (at == null || id == null || id.isEmpty() || signature == null) {
      return Optional.empty();
    }
    byte[] head = (id + "." + headers.timestamp() + ".").getBytes(StandardCharsets.UTF_8);
    boolean signed = false;
    for (SecretKeySpec key : secrets.getOrDefault(provider, List.of())) {
      String expected = VERSION + Base64.getEncoder().encodeToString(hmac(key, head, body));
      for (String given : signature.split(" ", -1)) {
        signed |= MessageDigest.isEqual(bytes(expected), bytes(given));
      }
    }
    return signed && isRecent(at) ? Optional.of(at) : Optional.empty();
  }

  private boolean isRecent(Instant at) {
    return Duration.between(at, clock.instant()).abs().compareTo(tolerance) <= 0;
  }

  private static @Nullable Instant time(@Nullable String seconds) {
    return seconds != null && seconds.matches("\\d{1,11}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds))
        : null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<SecretKeySpec> keys(String provider, List<String> secrets) {
    List<SecretKeySpec> keys = new ArrayList<>();
    for (String secret : secrets) {
      byte[] key = key(secret);
      if (key.length < LEAST_BYTES) {
        throw new IllegalArgumentException(
            "tactus.webhooks.secrets.%s: expected %s and base64 of %d bytes or more"
                .formatted(provider, PREFIX, LEAST_BYTES));
      }
      keys.add(new SecretKeySpec(key, "HmacSHA256"));
    }
    return keys;
  }

  private static byte[] key(String secret) {
    try {
      return secret.startsWith(PREFIX)
          ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
          : new byte[0];
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static byte[] hmac(SecretKeySpec key, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
