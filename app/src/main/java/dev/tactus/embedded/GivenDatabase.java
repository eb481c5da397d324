package dev.tactus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PostgreSQL that TACTUS_DATABASE_URL names. */
final class GivenDatabase {
  private static final Pattern URL =
      Pattern.compile("postgres(?:ql)?://(?:([^:@/]*)(?::([^@/]*))?@)?([^/@]+/[^/]+)");

  private GivenDatabase() {}

  /** As Spring's properties. The address goes into no message: it may hold a password. */
  static Map<String, Object> properties(String address) {
    if (address.startsWith("jdbc:postgresql:")) {
      return Map.of("spring.datasource.url", address);
    }
    Matcher url = URL.matcher(address);
    if (!url.matches()) {
      throw new BadSettingException(
          "TACTUS_DATABASE_URL",
          "postgresql://user:password@host:5432/database or jdbc:postgresql://host:5432/database");
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.datasource.url", "jdbc:postgresql://" + url.group(3));
    if (url.group(1) != null) {
      properties.put("spring.datasource.username", decoded(url.group(1)));
    }
    if (url.group(2) != null) {
      properties.put("spring.datasource.password", decoded(url.group(2)));
    }
    return properties;
  }

  static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }
}
