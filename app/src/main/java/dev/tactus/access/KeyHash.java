package dev.tactus.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a key: all that is stored of it.
 *
 * <p>A slow, salted hash protects what people think up. A key has 256 random bits: nobody can try
 * them out, and every request needs this hash.
 */
public record KeyHash(String hex) {
  /** The hash of a key. */
  public static KeyHash of(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return of(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The hash as it is stored. */
  public static KeyHash of(byte[] bytes) {
    return new KeyHash(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Enough of it to tell keys apart in a log. */
  public String brief() {
    return hex.substring(0, 8);
  }
}
