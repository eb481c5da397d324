package dev.tactus.intake;

import static dev.tactus.intake.Texts.NOW;
import static dev.tactus.intake.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
  private static final String HEAD = "'specversion':'1.0','id':'7','source':'/shop'";

  @Test
  void theTypeIsTheNameOfTheEvent() {
    Event event =
        CloudEvents.one(
                text(
                    "{"
                        + HEAD
                        + ",'type':'Order Completed','subject':'u','time':'2026-11-20T10:00:00Z',"
                        + "'datacontenttype':'application/json','data':{'order_id':'o'}}"),
                NOW)
            .events()
            .get(0);
    assertThat(event)
        .isEqualTo(
            new Event(
                "/shop#7",
                "u",
                "track",
                "Order Completed",
                Instant.parse("2026-11-20T10:00:00Z"),
                Map.of("order_id", "o")));
  }

  @Test
  void theExtensionAttributeTellsTheTraceUnlessItIsWrong() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    for (String attribute : List.of("'" + trace + "'", "'" + trace + "-x'", "17", "''")) {
      String body = "{" + HEAD + ",'type':'E','subject':'u','traceparent':" + attribute + "}";
      Event event = CloudEvents.one(text(body), NOW).traced("00-" + "1".repeat(32)).events().get(0);
      assertThat(event.traceparent()).isEqualTo(attribute.length() == 57 ? trace : null);
    }
  }

  @Test
  void ourOwnTypesHoldACallOfSegmentsApi() {
    Event event =
        CloudEvents.one(
                text(
                    "{"
                        + HEAD
                        + ",'type':'dev.tactus.identify.v1','data':"
                        + "{'userId':'u','anonymousId':'a','traits':{'plan':'gold'}}}"),
                NOW)
            .events()
            .get(0);
    assertThat(event.type()).isEqualTo("identify");
    assertThat(event.customer()).isEqualTo("u");
    assertThat(event.properties()).isEqualTo(Map.of("plan", "gold", "anonymousId", "a"));
  }

  @Test
  void aBatchSetsItsBadItemsAside() {
    Parsed parsed =
        CloudEvents.batch(
            text(
                "[{"
                    + HEAD
                    + ",'type':'A','subject':'u'},{"
                    + HEAD
                    + ",'type':'B'},"
                    + "{"
                    + HEAD
                    + ",'type':'C','subject':'u'}]"),
            NOW);
    assertThat(parsed.events()).extracting(Event::name).containsExactly("A", "C");
    assertThat(parsed.bad()).singleElement().satisfies(b -> assertThat(b.index()).isEqualTo(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "specversion | {'id':'7','source':'/s','type':'A','subject':'u'}",
        "specversion | {'specversion':'0.3','id':'7','source':'/s','type':'A','subject':'u'}",
        "id | {'specversion':'1.0','source':'/s','type':'A','subject':'u'}",
        "id | {'specversion':'1.0','id':7,'source':'/s','type':'A','subject':'u'}",
        "source | {'specversion':'1.0','id':'7','source':'','type':'A','subject':'u'}",
        "type | {'specversion':'1.0','id':'7','source':'/s','subject':'u'}",
        "data | {'specversion':'1.0','id':'7','source':'/s','type':'A','subject':'u','data':[1]}",
        "data_base64 |"
            + " {'specversion':'1.0','id':'7','source':'/s','type':'A','subject':'u','data_base64':'eA=='}",
        "datacontenttype |"
            + " {'specversion':'1.0','id':'7','source':'/s','type':'A','subject':'u','datacontenttype':'text/xml'}",
        "timestamp |"
            + " {'specversion':'1.0','id':'7','source':'/s','type':'A','subject':'u','time':'x'}",
        "type |"
            + " {'specversion':'1.0','id':'7','source':'/s','type':'dev.tactus.send.v1','subject':'u'}",
        "body | [1]"
      })
  void refuses(String field, String event) {
    assertThatThrownBy(() -> CloudEvents.one(text(event), NOW))
        .isInstanceOfSatisfying(BadValue.class, bad -> assertThat(bad.field()).isEqualTo(field));
  }
}
