package dev.tactus.intake.http;

import static dev.tactus.access.Role.ANALYST;
import static dev.tactus.access.Role.INTEGRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import dev.tactus.intake.Api;
import dev.tactus.intake.Api.Answer;
import dev.tactus.intake.IntakeServer;
import dev.tactus.intake.RecordingSink;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntakeServer
class CustomersHttpTest {
  @Autowired Api api;
  @Autowired RecordingSink sink;
  @Autowired JdbcClient db;

  @BeforeEach
  void empty() {
    sink.drain();
  }

  @Test
  void whatIsToldOfCustomersAndProductsBecomesEvents() {
    List<Answer> answers =
        List.of(
            api.put(INTEGRATION, "/v1/customers/u", "{'timezone':'Europe/Berlin'}"),
            api.put(INTEGRATION, "/v1/customers/u/preferences", "{'preferredChannel':'sms'}"),
            api.post(
                INTEGRATION,
                "/v1/customers/u/consents",
                "{'channel':'email','purpose':'marketing','status':'granted',"
                    + "'at':'2026-01-01T00:00:00Z'}"),
            api.put(INTEGRATION, "/v1/products/p", "{'name':'Lamp','stock':3}"),
            api.post(INTEGRATION, "/v1/products/batch", "{'products':[{'id':'q'}]}"));
    assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 201, 200, 200);
    List<Event> events = sink.drain();
    assertThat(events)
        .extracting(Event::type)
        .containsExactly("customer", "preferences", "consent", "product", "product");
    assertThat(events).extracting(Event::customer).containsExactly("u", "u", "u", "", "");
    assertThat(events.get(2).at()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(answers.get(2).json().get("source").asString()).isEqualTo("api");
    assertThat(events.get(4).product()).isEqualTo("q");
  }

  @Test
  void aRepeatIsKnownByItsKey() {
    api.send(
        api.request("/v1/customers/u")
            .header("Authorization", api.basic(INTEGRATION))
            .header("Idempotency-Key", "once")
            .PUT(BodyPublishers.ofString("{}")));
    assertThat(sink.drain()).extracting(Event::id).containsExactly("once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "a;b",
        "a%2Fb",
        "a\\b",
        "a b",
        "\u00e4\ud83d\ude00",
        "x' OR '1'='1",
        "a?b#c"
      })
  void anyIdIsWithinReach(String id) {
    String path =
        "/v1/customers/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(api.put(INTEGRATION, path, "{}").status()).isEqualTo(200);
    assertThat(sink.drain()).extracting(Event::customer).containsExactly(id);
  }

  @Test
  void aBadFieldIsNamed() {
    Answer answer = api.put(INTEGRATION, "/v1/customers/u", "{'timezone':'Mars/Olympus'}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.isProblem()).isTrue();
    assertThat(answer.json().get("field").asString()).isEqualTo("timezone");
    assertThat(answer.json().get("value").asString()).isEqualTo("Mars/Olympus");
    assertThat(answer.json().get("expected").asString())
        .isEqualTo("an IANA time zone, such as Europe/Berlin");
  }

  @Test
  void theLedgerIsListedInItsOrder() {
    for (int i = 1; i <= 3; i++) {
      db.sql(
              "INSERT INTO consents (customer_id, entered_at, channel, purpose, status, at, source)"
                  + " VALUES ('ledger', now() + ? * interval '1 s', 'email', 'marketing', 'granted', now(), ?)")
          .param(i)
          .param("s" + i)
          .update();
    }
    Answer first = api.get(ANALYST, "/v1/customers/ledger/consents?limit=2");
    assertThat(first.json().at("/items/1/source").asString()).isEqualTo("s2");
    Answer rest =
        api.get(
            ANALYST,
            "/v1/customers/ledger/consents?limit=2&cursor=" + first.json().get("next").asString());
    assertThat(rest.json().get("items")).hasSize(1);
    assertThat(rest.json().at("/items/0/source").asString()).isEqualTo("s3");
    assertThat(rest.json().has("next")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "limit=x",
        "limit=-1",
        "cursor=%00",
        "cursor=!",
        "cursor=YQ"
      })
  void aPageMustBeAskedForRightly(String query) {
    Answer answer = api.get(ANALYST, "/v1/customers/u/consents?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.isProblem()).isTrue();
  }
}
