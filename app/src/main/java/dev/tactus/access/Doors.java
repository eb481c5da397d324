package dev.tactus.access;

import dev.tactus.web.ProblemWriter;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Every request passes here: without session or cookie, so that there is nothing to forge. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerSettings.class)
class Doors {
  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      Keys keys,
      ProblemWriter writer,
      IssuerSettings settings,
      ObjectProvider<JwtDecoder> issuer) {
    JwtDecoder decoder = issuer.getIfAvailable();
    if (decoder != null) {
      http.oauth2ResourceServer(new Tokens(decoder, settings, writer)::apply);
    }
    boolean tokens = decoder != null;
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .cors(Customizer.withDefaults())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(
            new KeyFilter(keys, writer, settings, tokens), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(AccessRules::apply)
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint(
                        (request, answer, e) -> writer.write(answer, Refusals.noKey()))
                    .accessDeniedHandler(
                        (request, answer, e) ->
                            writer.write(
                                answer,
                                Refusals.wrongRole(String.valueOf(request.getRemoteUser())))))
        .build();
  }

  @Bean
  JwkSetUriJwtDecoderBuilderCustomizer keysOfTheIssuer(InstantSource clock) {
    return decoder -> decoder.restOperations(IssuerCalls.with(clock));
  }

  /** Nobody logs in with a password: without this, Boot makes a user and prints one. */
  @Bean
  AuthenticationManager noPasswords() {
    return login -> {
      throw new ProviderNotFoundException("keys are checked by KeyFilter");
    };
  }

  /** Browsers send events from the shop's own pages. */
  @Bean
  CorsConfigurationSource corsConfigurationSource() {
    CorsConfiguration shop = new CorsConfiguration();
    shop.setAllowedOrigins(List.of(CorsConfiguration.ALL));
    shop.setAllowedMethods(List.of("POST"));
    shop.setAllowedHeaders(List.of(CorsConfiguration.ALL));
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    for (String path : AccessRules.TRACKING) {
      source.registerCorsConfiguration(path, shop);
    }
    return source;
  }

  /** An id may hold any character but a control character: each customer must be within reach. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowSemicolon(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  RequestRejectedHandler rejected(ProblemWriter writer) {
    return (request, answer, e) ->
        writer.write(
            answer,
            new dev.tactus.web.Problem(
                HttpStatus.BAD_REQUEST,
                "The address or a header has a character that is not allowed."));
  }
}
