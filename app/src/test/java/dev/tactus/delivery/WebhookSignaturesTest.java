package dev.tactus.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.delivery.WebhookSignatures.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignaturesTest {
  // the example of Standard Webhooks
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @Test
  void areThoseOfStandardWebhooks() {
    assertThat(at(AT, SECRET).verified("acme", headers(SIGNATURE), BODY)).contains(AT);
  }

  @Test
  void mayBeSeveralAndSoMaySecrets() {
    WebhookSignatures both = at(AT, OTHER, SECRET);
    assertThat(both.verified("acme", headers("v1a,x v1,AAAA " + SIGNATURE), BODY)).contains(AT);
  }

  @Test
  void areRefusedIfAnythingIsOtherwise() {
    WebhookSignatures one = at(AT, SECRET);
    assertThat(one.verified("acme", headers(SIGNATURE), new byte[] {'{', '}'})).isEmpty();
    assertThat(one.verified("other", headers(SIGNATURE), BODY)).isEmpty();
    assertThat(at(AT, OTHER).verified("acme", headers(SIGNATURE), BODY)).isEmpty();
    for (String wrong : new String[] {null, "", "v1,", "v2," + SIGNATURE.substring(3)}) {
      assertThat(one.verified("acme", headers(wrong), BODY)).isEmpty();
    }
    for (String time :
        new String[] {null, "", "1614265331", "-1", "1614265330.0", "9".repeat(40)}) {
      assertThat(one.verified("acme", new Headers(ID, time, SIGNATURE), BODY)).isEmpty();
    }
    for (String id : new String[] {null, "", "msg_other"}) {
      assertThat(one.verified("acme", new Headers(id, "1614265330", SIGNATURE), BODY)).isEmpty();
    }
  }

  @Test
  void areOfNoUseOutsideOfTheWindow() {
    for (int seconds : List.of(-301, 301)) {
      WebhookSignatures then = at(AT.plusSeconds(seconds), SECRET);
      assertThat(then.verified("acme", headers(SIGNATURE), BODY)).isEmpty();
    }
    for (int seconds : List.of(-300, 300)) {
      WebhookSignatures then = at(AT.plusSeconds(seconds), SECRET);
      assertThat(then.verified("acme", headers(SIGNATURE), BODY)).contains(AT);
    }
  }

  @Test
  void needASecretOfSomeLength() {
    for (String secret : List.of("", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_%%%")) {
      assertThatThrownBy(() -> at(AT, secret))
          .hasMessageContaining("tactus.webhooks.secrets.acme")
          .hasMessageNotContaining("c2hvcnQ=");
    }
  }

  private static Headers headers(String signature) {
    return new Headers(ID, "1614265330", signature);
  }

  private static WebhookSignatures at(Instant now, String... secrets) {
    return new WebhookSignatures(
        new WebhookSettings(Map.of("acme", List.of(secrets)), Duration.ofMinutes(5)), () -> now);
  }
}
