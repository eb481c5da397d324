package dev.tactus.rulebase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One immutable, numbered version of the rules: a kjar, as bytes. */
public final class Release {
  private static final String FIRST = "/releases/release-1.kjar";
  private final String id;
  private final byte[] bytes;
  private final String checksum;

  private Release(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
    this.checksum = HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** The release of that id with these bytes of a kjar. */
  public static Release of(String id, byte[] kjar) {
    return new Release(id, kjar.clone());
  }

  /** Release 1, which the application ships. */
  public static Release first() {
    try (InputStream in = Release.class.getResourceAsStream(FIRST)) {
      if (in == null) {
        throw new IllegalStateException(
            FIRST + " is not in the application: build it with mvn package, which copies it there");
      }
      return new Release("1", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FIRST, e);
    }
  }

  public String id() {
    return id;
  }

  /** The kjar. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of the kjar, in hexadecimal. */
  public String checksum() {
    return checksum;
  }

  @Override
  public String toString() {
    return "release " + id + " (" + checksum.substring(0, 12) + ")";
  }

  /** The same rules under that id. */
  public Release named(String other) {
    return new Release(other, bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
