package dev.tactus.access;

import static dev.tactus.access.Role.ADMIN;
import static dev.tactus.access.Role.ANALYST;
import static dev.tactus.access.Role.AUTHOR;
import static dev.tactus.access.Role.INGEST;
import static dev.tactus.access.Role.INTEGRATION;
import static dev.tactus.access.Role.WORKER;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which role may do what: one line for each kind of call, the first that fits counts. */
final class AccessRules {
  /** May come without a header: the key may be in the body, {@link WriteKeys} looks for it. */
  static final String[] TRACKING = {
    "/v1/track", "/v1/identify", "/v1/page", "/v1/screen", "/v1/group", "/v1/alias", "/v1/batch"
  };

  private static final String[] OPEN = {
    "/actuator/health/**",
    "/asyncapi.yaml",
    "/schemas/**",
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/swagger-ui/**",
    "/swagger-ui.html",
    // the token in the link is the key
    "/v1/unsubscribe/**",
    // the signature is the key
    "/v1/webhooks/**",
    "/error"
  };

  private AccessRules() {}

  static void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          calls) {
    calls
        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers(OPEN)
        .permitAll()
        .requestMatchers(POST, TRACKING)
        .access(new IngestOrBody(names(INGEST, INTEGRATION, ADMIN)))
        .requestMatchers(POST, "/v1/events")
        .hasAnyRole(names(INGEST, INTEGRATION, ADMIN))
        .requestMatchers(PUT, "/v1/customers/**", "/v1/products/**")
        .hasAnyRole(names(INTEGRATION, ADMIN))
        .requestMatchers(POST, "/v1/customers/**", "/v1/products/**")
        .hasAnyRole(names(INTEGRATION, ADMIN))
        .requestMatchers(DELETE, "/v1/customers/**", "/v1/products/**")
        .hasAnyRole(names(INTEGRATION, ADMIN))
        .requestMatchers(GET, "/v1/customers/**", "/v1/products/**")
        .hasAnyRole(names(INTEGRATION, AUTHOR, ANALYST, ADMIN))
        .requestMatchers(POST, "/v1/sends/**")
        .hasAnyRole(names(WORKER, ADMIN))
        .requestMatchers(GET, "/v1/sends/**")
        .hasAnyRole(names(WORKER, AUTHOR, ANALYST, ADMIN))
        .requestMatchers(POST, "/v1/decisions/*/rejudge")
        .hasAnyRole(names(AUTHOR, ANALYST, ADMIN))
        .requestMatchers(POST, "/v1/releases/**", "/v1/journeys/**", "/v1/backtests/**")
        .hasAnyRole(names(AUTHOR, ADMIN))
        .requestMatchers(DELETE, "/v1/backtests/**")
        .hasAnyRole(names(AUTHOR, ADMIN))
        .requestMatchers(POST, "/v1/decide", "/v1/pause", "/v1/resume")
        .hasAnyRole(names(AUTHOR, ADMIN))
        .requestMatchers("/actuator/**")
        .hasAnyRole(names(AUTHOR, ANALYST, ADMIN))
        .requestMatchers(GET, "/**")
        .hasAnyRole(names(AUTHOR, ANALYST, ADMIN))
        .anyRequest()
        .hasAnyRole(names(ADMIN));
  }

  private static String[] names(Role... roles) {
    return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
  }
}
