package dev.tactus.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of an OpenID Connect issuer.
 *
 * @param issuer its address, as it stands in {@code iss}; null or empty: there is none
 * @param audience of which a token must name one in {@code aud}
 * @param claim where a token has the names of its roles; dots lead into objects
 * @param roles names at the issuer that mean a role of ours, by its id; without any: the id itself
 * @param keys whether keys of all roles count beside the issuer's tokens; if not, only those for
 *     events do
 */
@ConfigurationProperties("tactus.oidc")
record IssuerSettings(
    @Nullable String issuer,
    @DefaultValue("tactus") List<String> audience,
    @DefaultValue("roles") String claim,
    @DefaultValue Map<String, List<String>> roles,
    @DefaultValue("true") boolean keys) {
  IssuerSettings {
    roles.keySet().forEach(Role::of);
    if (issuer != null && !issuer.isBlank() && audience.stream().allMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "tactus.oidc.audience is empty: expected the name under which the issuer knows Tactus,"
              + " since it issues tokens for others too");
    }
  }

  /** Whether a key of that role counts. */
  boolean counts(Role key) {
    return keys || key == Role.INGEST || issuer == null || issuer.isBlank();
  }
}
