package dev.tactus.access;

import dev.tactus.web.ProblemWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/** Lets in who brings a token of the OpenID Connect issuer. */
final class Tokens {
  /** How long an issuer may take, and how long nobody asks one that did not answer. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final JwtDecoder decoder;
  private final IssuerSettings settings;
  private final ProblemWriter writer;
  private final InstantSource clock;
  private volatile boolean known;
  private volatile Instant awayUntil = Instant.MIN;

  Tokens(JwtDecoder decoder, IssuerSettings settings, ProblemWriter writer, InstantSource clock) {
    this.decoder = decoder;
    this.settings = settings;
    this.writer = writer;
    this.clock = clock;
  }

  void apply(OAuth2ResourceServerConfigurer<HttpSecurity> server) {
    server
        .bearerTokenResolver(
            request -> {
              String header = request.getHeader("Authorization");
              return header != null && Credentials.isToken(header) ? Credentials.key(header) : null;
            })
        .jwt(jwt -> jwt.decoder(this::decoded).jwtAuthenticationConverter(new TokenRoles(settings)))
        .withObjectPostProcessor(new Answers());
  }

  /** While the issuer is not known, one asks for it, and the others hear what came of it. */
  private Jwt decoded(String token) {
    if (known) {
      return checked(token);
    }
    synchronized (this) {
      return checked(token);
    }
  }

  private Jwt checked(String token) {
    if (clock.instant().isBefore(awayUntil)) {
      throw new JwtException("the issuer cannot be reached");
    }
    try {
      Jwt jwt = decoder.decode(token);
      known = true;
      return jwt;
    } catch (BadJwtException e) {
      known = true;
      throw e;
    } catch (JwtException | JwtDecoderInitializationException e) {
      awayUntil = clock.instant().plus(PATIENCE);
      throw new JwtException("the issuer cannot be reached", e);
    }
  }

  /** Has refusals answered with problem documents. */
  private final class Answers implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {
    @Override
    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
      filter.setAuthenticationFailureHandler(
          (request, answer, e) ->
              writer.write(
                  answer,
                  e instanceof AuthenticationServiceException
                      ? Refusals.issuerAway()
                      : Refusals.badToken()));
      return filter;
    }
  }
}
