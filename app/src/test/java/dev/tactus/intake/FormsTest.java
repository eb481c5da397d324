package dev.tactus.intake;

import static dev.tactus.intake.Texts.NOW;
import static dev.tactus.intake.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
  private static Map<String, Object> body(String json) {
    return Bodies.object(text(json), true);
  }

  @Test
  void aCustomerIsTakenAsGiven() {
    Map<String, Object> customer =
        Forms.customer(
            body(
                "{'timezone':'Europe/Berlin','country':'DE','locale':'de-DE','addresses':"
                    + "{'email':'a@b.example','sms':'+491701234567','push':['t1','t2']},'attributes':"
                    + "{'size':{'value':'M','provenance':'third-party','confidence':0.5,"
                    + "'collectedAt':'2026-01-01T01:00:00+01:00'}}}"),
            NOW);
    assertThat(customer)
        .containsEntry("timezone", "Europe/Berlin")
        .containsEntry(
            "addresses",
            Map.of("email", "a@b.example", "sms", "+491701234567", "push", List.of("t1", "t2")))
        .containsEntry(
            "attributes",
            Map.of(
                "size",
                Map.of(
                    "value",
                    "M",
                    "provenance",
                    "third-party",
                    "confidence",
                    0.5,
                    "collectedAt",
                    "2026-01-01T00:00:00Z")));
  }

  @Test
  void nullTakesBack() {
    Map<String, Object> customer =
        Forms.customer(body("{'timezone':null,'attributes':{'size':null}}"), NOW);
    assertThat(customer).containsEntry("timezone", null);
    assertThat(String.valueOf(customer.get("attributes"))).isEqualTo("{size=null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "timezone | {'timezone':'Mars/Olympus'}",
        "timezone | {'timezone':'GMT+25'}",
        "timezone | {'timezone':7}",
        "country | {'country':'Germany'}",
        "country | {'country':'XX'}",
        "locale | {'locale':'!!'}",
        "timeZone | {'timeZone':'Europe/Berlin'}",
        "addresses | {'addresses':'a@b.example'}",
        "addresses.email | {'addresses':{'email':'a b'}}",
        "addresses.email | {'addresses':{'email':'a@b\\nBcc: c@d'}}",
        "addresses.sms | {'addresses':{'sms':'call me'}}",
        "addresses.push[0] | {'addresses':{'push':[7]}}",
        "addresses.fax | {'addresses':{'fax':'1'}}",
        "attributes.a | {'attributes':{'a':'b'}}",
        "attributes.a.value | {'attributes':{'a':{}}}",
        "attributes.a.value | {'attributes':{'a':{'value':{}}}}",
        "attributes.a.provenance | {'attributes':{'a':{'value':1,'provenance':'guessed'}}}",
        "attributes.a.confidence | {'attributes':{'a':{'value':1,'confidence':1.1}}}",
        "attributes.a.collectedAt | {'attributes':{'a':{'value':1,'collectedAt':'2200-01-01T00:00:00Z'}}}"
      })
  void aCustomerMustBeRight(String field, String json) {
    refused(field, () -> Forms.customer(body(json), NOW));
  }

  @Test
  void aConsentIsTakenAsGivenOrCompleted() {
    assertThat(
            Forms.consent(
                body("{'channel':'email','purpose':'marketing','status':'granted'}"), NOW))
        .isEqualTo(
            Map.of(
                "channel",
                "email",
                "purpose",
                "marketing",
                "status",
                "granted",
                "at",
                NOW.toString(),
                "source",
                "api"));
    assertThat(Forms.consent(body("{'channel':'*','purpose':'*','status':'withdrawn'}"), NOW))
        .containsEntry("channel", "*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "channel | {'purpose':'marketing','status':'granted'}",
        "channel | {'channel':'fax','purpose':'marketing','status':'granted'}",
        "channel | {'channel':'*','purpose':'marketing','status':'granted'}",
        "purpose | {'channel':'email','purpose':'*','status':'granted'}",
        "status | {'channel':'email','purpose':'marketing','status':'yes'}",
        "at | {'channel':'email','purpose':'marketing','status':'granted','at':'2026-11-21T12:00:01Z'}",
        "at | {'channel':'email','purpose':'marketing','status':'granted','at':'1970-01-01T00:00:00Z'}",
        "expiresAt | {'channel':'email','purpose':'marketing','status':'granted','expiresAt':'never'}",
        "expiresAt | {'channel':'email','purpose':'marketing','status':'granted','at':'2026-01-01T00:00:00Z','expiresAt':'2026-01-01T00:00:00Z'}",
        "since | {'channel':'email','purpose':'marketing','status':'granted','since':'now'}"
      })
  void aConsentMustBeRight(String field, String json) {
    refused(field, () -> Forms.consent(body(json), NOW));
  }

  @Test
  void preferencesAreTakenAsGiven() {
    assertThat(
            Forms.preferences(
                body(
                    "{'topics':['shoes'],'categories':[],'frequency':{'perWeek':2},"
                        + "'quietHours':{'from':'21:30','to':'08:00'},'preferredChannel':'sms'}")))
        .isEqualTo(
            Map.of(
                "topics",
                List.of("shoes"),
                "categories",
                List.of(),
                "frequency",
                2L,
                "quietHours",
                Map.of("from", "21:30", "to", "08:00"),
                "preferredChannel",
                "sms"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "topics | {'topics':'shoes'}",
        "topics[0] | {'topics':[7]}",
        "frequency | {'frequency':-1}",
        "frequency | {'frequency':1.5}",
        "frequency.perWeek | {'frequency':{'perWeek':'often'}}",
        "quietHours.to | {'quietHours':{'from':'22:00'}}",
        "quietHours.from | {'quietHours':{'from':'25:00','to':'08:00'}}",
        "preferredChannel | {'preferredChannel':'fax'}"
      })
  void preferencesMustBeRight(String field, String json) {
    refused(field, () -> Forms.preferences(body(json)));
  }

  @Test
  void aProductIsTakenAsGiven() {
    Map<String, Object> product =
        Forms.product("p1", body("{'name':'Lamp','price':12.5,'stock':0,'complements':['p2']}"));
    assertThat(product)
        .isEqualTo(
            Map.of(
                "product_id",
                "p1",
                "name",
                "Lamp",
                "price",
                12.5,
                "stock",
                0L,
                "complements",
                List.of("p2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "price | {'price':-1}",
        "price | {'price':'12.50'}",
        "stock | {'stock':-1}",
        "currency | {'currency':'Euro'}",
        "days_supply | {'days_supply':0}",
        "url | {'url':'javascript:alert(1)'}",
        "consumable | {'consumable':'yes'}",
        "complements[0] | {'complements':['']}",
        "id | {'id':'other'}"
      })
  void aProductMustBeRight(String field, String json) {
    refused(field, () -> Forms.product("p1", body(json)));
  }

  @Test
  void productsComeInBatches() {
    for (String json :
        Arrays.asList("{'products':[{'id':'a'},{'name':'b'}]}", "[{'id':'a'},{'name':'b'}]")) {
      Parsed parsed = Products.batch(text(json), NOW);
      assertThat(parsed.events())
          .singleElement()
          .satisfies(e -> assertThat(e.product()).isEqualTo("a"));
      assertThat(parsed.bad())
          .singleElement()
          .satisfies(b -> assertThat(b.field()).isEqualTo("id"));
    }
  }

  private static void refused(String field, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(BadValue.class, bad -> assertThat(bad.field()).isEqualTo(field));
  }
}
