package dev.tactus.access;

import dev.tactus.web.ProblemWriter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/** Lets in who brings a token of the OpenID Connect issuer. */
final class Tokens {
  private final JwtDecoder decoder;
  private final IssuerSettings settings;
  private final ProblemWriter writer;

  Tokens(JwtDecoder decoder, IssuerSettings settings, ProblemWriter writer) {
    this.decoder = decoder;
    this.settings = settings;
    this.writer = writer;
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

  private Jwt decoded(String token) {
    try {
      return decoder.decode(token);
    } catch (JwtDecoderInitializationException e) {
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
