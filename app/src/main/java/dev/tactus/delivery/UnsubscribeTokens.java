package dev.tactus.delivery;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signed tokens in unsubscribe links: {@code <what>.<HMAC-SHA256>}, both base64url. They hold all
 * that is needed, so that a link works for as long as the message lies in a mailbox.
 */
@Component
public final class UnsubscribeTokens {
  private static final String VERSION = "1";
  private static final String SEPARATOR = "\u001f";
  private static final int FIELDS = 7;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private final SecretKeySpec key;

  public UnsubscribeTokens(Secrets secrets) {
    key = new SecretKeySpec(secrets.secret("unsubscribe"), "HmacSHA256");
  }

  /** The token of a send. */
  public String sign(Send s) {
    byte[] what =
        String.join(
                SEPARATOR,
                VERSION,
                s.id(),
                s.customerId(),
                s.channel().id(),
                s.purpose().id(),
                s.journey(),
                s.subject())
            .getBytes(StandardCharsets.UTF_8);
    return ENCODER.encodeToString(what) + "." + ENCODER.encodeToString(hmac(what));
  }

  /** What a token turns off; empty if it was not signed here, or was altered. */
  public Optional<Unsubscription> verify(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      byte[] what = DECODER.decode(token.substring(0, dot));
      byte[] signature = DECODER.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(hmac(what), signature) ? read(what) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<Unsubscription> read(byte[] what) {
    String[] f = new String(what, StandardCharsets.UTF_8).split(SEPARATOR, FIELDS);
    if (f.length != FIELDS || !f[0].equals(VERSION)) {
      return Optional.empty();
    }
    return Optional.of(
        new Unsubscription(f[1], f[2], Channel.of(f[3]), Purpose.of(f[4]), f[5], f[6]));
  }

  private byte[] hmac(byte[] what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(what), 20);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
