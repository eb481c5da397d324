package dev.tactus.delivery;

import static dev.tactus.delivery.SomeSends.NOW;
import static dev.tactus.delivery.SomeSends.send;
import static dev.tactus.delivery.SomeSends.sends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import dev.tactus.testkit.servers.Brokers;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

/** What workers and operators ask for over HTTP. */
class SendsOverHttpTest {
  private final Rig rig = Rig.byHand(Brokers.embedded());
  private final MockMvc http = rig.http();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void letsAWorkerClaimAndReport() {
    rig.store(sends(1));
    MockHttpServletResponse go = call("/v1/sends/s-0/claim", "{\"worker\": \"w\"}");
    assertThat(go.getStatus()).isEqualTo(200);
    assertThat(this.<Boolean>read(go, "$.go")).isTrue();
    assertThat(this.<String>read(go, "$.recipient.timezone")).isEqualTo("Europe/London");
    assertThat(this.<String>read(go, "$.until")).isEqualTo("2026-11-21T10:05:00Z");

    MockHttpServletResponse no = call("/v1/sends/s-0/claim", "{\"worker\": \"w\"}");
    assertThat(no.getStatus()).isEqualTo(409);
    assertThat(no.getContentType()).isEqualTo("application/problem+json");
    assertThat(this.<Boolean>read(no, "$.go")).isFalse();
    assertThat(this.<String>read(no, "$.reason")).isEqualTo("CLAIMED");

    String token = read(go, "$.claimToken");
    String report = "{\"claimToken\": \"%s\", \"outcome\": \"delivered\"}".formatted(token);
    assertThat(call("/v1/sends/s-0/outcome", report).getStatus()).isEqualTo(200);
    assertThat(rig.status("s-0")).isEqualTo("delivered");
  }

  @Test
  void namesTheFieldTheValueAndWhatWasExpected() {
    rig.store(sends(1));
    String bad = "{\"claimToken\": \"t\", \"outcome\": \"lost\"}";
    MockHttpServletResponse problem = call("/v1/sends/s-0/outcome", bad);
    assertThat(problem.getStatus()).isEqualTo(400);
    assertThat(this.<String>read(problem, "$.field")).isEqualTo("outcome");
    assertThat(this.<String>read(problem, "$.value")).isEqualTo("lost");
    assertThat(this.<String>read(problem, "$.expected"))
        .isEqualTo("one of delivered, failed, bounced");
  }

  @Test
  void answersWhatCannotBeReadWithAFourHundred() {
    for (String body :
        List.of("", "{", "[]", "7", "{\"worker\": {}}", "{\"worker\": \"\\u0000\"}", "{}")) {
      assertThat(call("/v1/sends/s-0/claim", body).getStatus()).as(body).isEqualTo(400);
    }
    assertThat(call("/v1/sends/none/claim", "{\"worker\": \"w\"}").getStatus()).isEqualTo(404);
    assertThat(call(get("/v1/sends?limit=0")).getStatus()).isEqualTo(400);
    assertThat(call(get("/v1/sends?limit=x")).getStatus()).isEqualTo(400);
    assertThat(call(get("/v1/sends?status=lost")).getStatus()).isEqualTo(400);
    assertThat(call(get("/v1/sends?cursor=%21")).getStatus()).isEqualTo(400);
  }

  @Test
  void listsSendsInPagesAndByFilter() {
    rig.store(sends(5));
    rig.store(List.of(send("sms", Channel.SMS, Purpose.ALERT, NOW.plusSeconds(60))));
    MockHttpServletResponse first = call(get("/v1/sends?limit=4"));
    MockHttpServletResponse second =
        call(get("/v1/sends?limit=4&cursor=" + this.<String>read(first, "$.next")));
    assertThat(this.<List<String>>read(first, "$.items[*].sendId"))
        .containsExactly("sms", "s-4", "s-3", "s-2");
    assertThat(this.<List<String>>read(second, "$.items[*].sendId")).containsExactly("s-1", "s-0");
    assertThat(this.<Map<String, ?>>read(second, "$")).doesNotContainKey("next");
    assertThat(ids("channel=sms")).containsExactly("sms");
    assertThat(ids("customer=customer-of-s-3")).containsExactly("s-3");
    rig.revoke("s-1");
    assertThat(ids("status=revoked&channel=email")).containsExactly("s-1");
  }

  @Test
  void revokesByHandAndTellsTheCore() {
    rig.store(sends(1));
    assertThat(call("/v1/sends/s-0/revoke", "").getStatus()).isEqualTo(200);
    assertThat(call("/v1/sends/s-0/revoke", "").getStatus()).isEqualTo(409);
    assertThat(call("/v1/sends/none/revoke", "").getStatus()).isEqualTo(404);
    assertThat(rig.ended).extracting(SendEnded::status).containsExactly(SendStatus.REVOKED);
  }

  @Test
  void pausesAndResumes() {
    assertThat(call("/v1/pause", "{\"channel\": \"sms\"}").getStatus()).isEqualTo(200);
    assertThat(call("/v1/pause", "").getStatus()).isEqualTo(200);
    assertThat(this.<List<?>>read(call(get("/v1/pause")), "$.items")).hasSize(2);
    assertThat(call("/v1/pause", "{\"channel\": \"fax\"}").getStatus()).isEqualTo(400);
    call("/v1/resume", "{\"channel\": \"sms\"}");
    assertThat(this.<List<?>>read(call("/v1/resume", ""), "$.items")).isEmpty();
  }

  @Test
  void unsubscribesByPostAndNeverByLooking() {
    String link = "/v1/unsubscribe/" + rig.get(UnsubscribeTokens.class).sign(send("s-0"));
    assertThat(call(get(link)).getStatus()).isEqualTo(200);
    assertThat(call(head(link)).getStatus()).isEqualTo(200);
    assertThat(rig.unsubscribed).isEmpty();
    assertThat(call(post(link).param("List-Unsubscribe", "One-Click")).getStatus()).isEqualTo(200);
    assertThat(rig.unsubscribed)
        .containsExactly(
            new Unsubscription(
                "s-0",
                "customer-of-s-0",
                Channel.EMAIL,
                Purpose.MARKETING,
                "abandoned-cart",
                "cart-17"));
    for (String altered : List.of(link + "A", link.replace("/MR", "/MS"), "/v1/unsubscribe/x")) {
      assertThat(call(post(altered)).getStatus()).as(altered).isEqualTo(404);
    }
    assertThat(rig.unsubscribed).hasSize(1);
  }

  private List<String> ids(String query) {
    return read(call(get("/v1/sends?" + query)), "$.items[*].sendId");
  }

  private MockHttpServletResponse call(String path, String body) {
    return call(post(path).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private MockHttpServletResponse call(RequestBuilder request) {
    try {
      return http.perform(request).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T read(MockHttpServletResponse response, String path) {
    try {
      return JsonPath.read(response.getContentAsString(), path);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
