package dev.tactus.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the Authorization header. */
final class Credentials {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  private Credentials() {}

  /** The key: the user name of HTTP Basic, or the bearer; empty if it is neither. */
  static String key(String header) {
    if (starts(header, BEARER)) {
      return header.substring(BEARER.length()).trim();
    }
    if (!starts(header, BASIC)) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).trim());
      return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A bearer with dots, which no key of ours has, is a token of an issuer. */
  static boolean isToken(String header) {
    return starts(header, BEARER) && header.indexOf('.') > 0;
  }

  private static boolean starts(String header, String scheme) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }
}
