package dev.tactus.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.tactus.intake.Api;
import dev.tactus.intake.Api.Answer;
import dev.tactus.intake.IntakeServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tokens of an OpenID Connect issuer in the place of keys. */
@IntakeServer
class TokensTest {
  private static final Issuer ISSUER = new Issuer();
  @Autowired Api api;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry settings) {
    settings.add("tactus.oidc.issuer", ISSUER::url);
    settings.add("tactus.oidc.claim", () -> "realm_access.roles");
    settings.add("tactus.oidc.roles.author", () -> "marketing-ops,copywriters");
  }

  @AfterAll
  static void stop() {
    ISSUER.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/track,         ingest integration admin",
    "PUT,  /v1/products/p,    integration admin",
    "POST, /v1/sends/s/claim, worker admin",
    "POST, /v1/journeys,      author admin",
    "GET,  /v1/decisions,     author analyst admin",
    "POST, /v1/something-new, admin"
  })
  void aTokenOfEachRoleMayDoItsOwn(String method, String path, String allowed) {
    for (Role role : Role.values()) {
      String name = role == Role.AUTHOR ? "copywriters" : role.id();
      Answer answer = call(method, path, ISSUER.token(ISSUER.claims("offline", name)));
      boolean may = Arrays.asList(allowed.split(" ")).contains(role.id());
      assertThat(answer.status() != 403).as("%s %s as %s", method, path, role).isEqualTo(may);
      assertThat(answer.status()).isNotEqualTo(401);
      assertThat(may || answer.isProblem()).isTrue();
    }
  }

  @Test
  void severalRolesAddUp() {
    String both = ISSUER.token(ISSUER.claims("worker", "marketing-ops"));
    assertThat(call("POST", "/v1/sends/s/claim", both).status()).isEqualTo(404);
    assertThat(call("POST", "/v1/journeys", both).status()).isEqualTo(404);
  }

  @Test
  void aTokenWithoutRolesOfOursMayDoNothing() {
    for (JWTClaimsSet.Builder claims :
        List.of(
            ISSUER.claims(),
            ISSUER.claims("author", "ADMIN", "ROLE_admin"),
            ISSUER.claims().claim("realm_access", "admin"),
            ISSUER.claims().claim("realm_access", Map.of()),
            ISSUER.claims().claim("realm_access", null).claim("roles", List.of("admin")))) {
      Answer answer = call("GET", "/v1/decisions", ISSUER.token(claims));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.isProblem()).isTrue();
      assertThat(answer.json().get("detail").asString()).contains("mia");
    }
  }

  @Test
  void anythingThatIsNotFromTheIssuerForUsNowIsRefused() {
    String good = ISSUER.token(ISSUER.claims("admin"));
    String[] parts = good.split("\\.");
    String other = ISSUER.token(ISSUER.claims("analyst")).split("\\.")[1];
    assertThat(call("GET", "/v1/nothing", good).status()).isEqualTo(404);
    refused(ISSUER.claims("admin").expirationTime(Date.from(Instant.now().minusSeconds(120))));
    refused(ISSUER.claims("admin").notBeforeTime(Date.from(Instant.now().plusSeconds(120))));
    refused(ISSUER.claims("admin").issuer("https://somebody.example"));
    refused(ISSUER.claims("admin").issuer(null));
    refused(ISSUER.claims("admin").audience("another-service"));
    refused(ISSUER.claims("admin").audience((String) null));
    refused(parts[0] + "." + other + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + ".");
    refused(new PlainJWT(ISSUER.claims("admin").build()).serialize());
    refused(Issuer.signed(ISSUER.claims("admin"), Issuer.key("one")));
    refused(Issuer.signed(ISSUER.claims("admin"), Issuer.key("two")));
    refused("a.b.c");
    refused("..");
  }

  @Test
  void keysCountBesideTokens() {
    for (String header :
        List.of(Api.basic(api.key(Role.ANALYST)), "Bearer " + api.key(Role.ANALYST))) {
      Answer answer = api.send(api.request("/v1/decisions").header("Authorization", header));
      assertThat(answer.status()).isEqualTo(404);
    }
    assertThat(call("GET", "/v1/decisions", "nonsense").status()).isEqualTo(401);
  }

  @Test
  void whileTheIssuerIsAwayCallersComeBackLater() {
    String fresh = Issuer.signed(ISSUER.claims("admin"), Issuer.key("not-read-yet"));
    ISSUER.away(true);
    try {
      Answer answer = call("GET", "/v1/decisions", fresh);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.isProblem()).isTrue();
      assertThat(answer.header("Retry-After")).isNotEmpty();
    } finally {
      ISSUER.away(false);
    }
    assertThat(call("GET", "/v1/decisions", fresh).status()).isEqualTo(401);
  }

  @Test
  void anIssuerThatHangsHoldsNobodyUpForLong() {
    String fresh = Issuer.signed(ISSUER.claims("admin"), Issuer.key("never-read"));
    assertThat(call("GET", "/v1/nothing", ISSUER.token(ISSUER.claims("admin"))).status())
        .isEqualTo(404);
    ISSUER.hangs(true);
    try {
      assertThat(call("GET", "/v1/decisions", fresh).status()).isEqualTo(503);
      Instant start = Instant.now();
      for (int i = 0; i < 5; i++) {
        assertThat(call("GET", "/v1/decisions", fresh).status()).isEqualTo(503);
      }
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
      assertThat(call("GET", "/v1/nothing", ISSUER.token(ISSUER.claims("admin"))).status())
          .isEqualTo(404);
    } finally {
      ISSUER.hangs(false);
    }
    Instant end = Instant.now().plusSeconds(30);
    while (call("GET", "/v1/decisions", fresh).status() == 503 && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(100_000_000);
    }
    assertThat(call("GET", "/v1/decisions", fresh).status()).isEqualTo(401);
  }

  @Test
  void theApiNamesTheIssuer() {
    assertThat(
            api.send(api.request("/v3/api-docs"))
                .json()
                .at("/components/securitySchemes/openId/openIdConnectUrl")
                .asString())
        .isEqualTo(ISSUER.url() + "/.well-known/openid-configuration");
  }

  @Test
  void keysCanBeReplacedExceptThoseForEvents() {
    IssuerSettings replaced =
        new IssuerSettings(ISSUER.url(), List.of("tactus"), "roles", Map.of(), false);
    assertThat(Arrays.stream(Role.values()).filter(replaced::counts)).containsExactly(Role.INGEST);
    assertThatThrownBy(() -> new IssuerSettings(ISSUER.url(), List.of(), "roles", Map.of(), true))
        .hasMessageContaining("tactus.oidc.audience");
  }

  private void refused(JWTClaimsSet.Builder claims) {
    refused(ISSUER.token(claims));
  }

  private void refused(String token) {
    for (String path : List.of("/v1/decisions", "/v1/track")) {
      Answer answer = call(path.endsWith("k") ? "POST" : "GET", path, token);
      assertThat(answer.status()).as(token).isEqualTo(401);
      assertThat(answer.isProblem()).isTrue();
      assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }
  }

  private Answer call(String method, String path, String token) {
    return api.send(
        api.request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.noBody()));
  }
}
