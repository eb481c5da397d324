package dev.tactus.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads our roles in a token of the issuer. */
final class TokenRoles implements Converter<Jwt, AbstractAuthenticationToken> {
  private final String claim;
  private final Map<String, List<String>> names;

  TokenRoles(IssuerSettings settings) {
    this.claim = settings.claim();
    this.names = settings.roles();
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    Set<String> held = texts(claim(token));
    String[] roles =
        Arrays.stream(Role.values())
            .filter(
                role ->
                    names.getOrDefault(role.id(), List.of(role.id())).stream()
                        .anyMatch(held::contains))
            .map(role -> "ROLE_" + role.name())
            .toArray(String[]::new);
    return new JwtAuthenticationToken(token, AuthorityUtils.createAuthorityList(roles), who(token));
  }

  /** Tokens of programs need not have a subject; the audit log always has a name. */
  private static String who(Jwt token) {
    return Stream.of("sub", "azp", "client_id")
        .map(token::getClaimAsString)
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .orElse("unnamed");
  }

  /** A claim of that very name, which may have dots, or else the path. */
  private @Nullable Object claim(Jwt token) {
    if (token.hasClaim(claim)) {
      return token.getClaim(claim);
    }
    Object value = token.getClaims();
    for (String part : claim.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return value;
  }

  /** A list of names, or a text with blanks between them. */
  private static Set<String> texts(@Nullable Object value) {
    if (value instanceof Collection<?> all) {
      return all.stream().map(String::valueOf).collect(Collectors.toSet());
    }
    return value instanceof String text
        ? Arrays.stream(text.split(" ")).collect(Collectors.toSet())
        : Set.of();
  }
}
