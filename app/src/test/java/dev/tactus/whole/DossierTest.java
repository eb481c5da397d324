package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** All that is held of a customer, over HTTP: shown, handed out, forgotten. */
class DossierTest extends OneTactus {
  private static final String CART = "/v1/journeys/abandoned-cart";

  @Test
  void theTimelineHasAllKindsNewestFirst() {
    reminded("tia");
    delivered("tia");
    List<JsonNode> items = timeline("tia", 100);
    assertThat(kinds(items))
        .containsSubsequence("outcome", "send", "decision", "enrollment", "event")
        .endsWith("event");
    assertThat(items.stream().map(i -> Instant.parse(i.get("at").asString())))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(items.stream().filter(i -> kind(i).equals("enrollment")))
        .extracting(i -> i.get("change").asString() + " " + i.get("state").asString())
        .containsExactly("moved reminded", "begun shopping");
    assertThat(items.get(0).get("outcome").asString()).isEqualTo("delivered");
  }

  @Test
  void aTimelineInSmallPagesIsTheWholeTimeline() {
    reminded("uma");
    delivered("uma");
    List<JsonNode> whole = timeline("uma", 500);
    assertThat(whole).hasSizeGreaterThan(6);
    for (int limit = 1; limit < 4; limit++) {
      assertThat(timeline("uma", limit)).isEqualTo(whole);
    }
    assertThat(timeline("nobody", 10)).isEmpty();
  }

  @Test
  void whatWasSeenBeforeIdentifyingIsPartOfTheTimelineAndTheExport() {
    visitor("device-9");
    identify("vera", "device-9", "vera@shop.example", "+491709999999", "Veronika");
    assertThat(timeline("vera", 10))
        .extracting(i -> i.get("customerId").asString())
        .containsExactlyInAnyOrder("vera", "anon:device-9");
    JsonNode export = tactus.get("integration", "/v1/customers/vera/export");
    assertThat(export.get("events")).hasSize(2);
    assertThat(export.at("/anonymous/0/customerId").asString()).isEqualTo("anon:device-9");
    assertThat(export.at("/customer/addresses/email/0").asString()).isEqualTo("vera@shop.example");
  }

  @Test
  void theExportHoldsEverything() {
    reminded("will");
    delivered("will");
    JsonNode export = tactus.get("analyst", "/v1/customers/will/export");
    assertThat(export.at("/customer/timezone").asString()).isEqualTo("Europe/Berlin");
    assertThat(export.at("/consents/0/source").asString()).isEqualTo("test");
    assertThat(export.at("/enrollments/0/change").asString()).isEqualTo("begun");
    assertThat(export.at("/events")).hasSize(3);
    assertThat(export.at("/decisions/0/decision/facts/trigger/step").asString())
        .isEqualTo("reminder-1");
    assertThat(export.at("/sends/0/status").asString()).isEqualTo("delivered");
    tactus.call("analyst", "GET", "/v1/customers/nobody/export", "", 4);
    tactus.call("worker", "GET", "/v1/customers/will/export", "", 4);
  }

  @Test
  void anErasedCustomerLeavesNoTraceAndOthersAreUntouched() {
    everythingOf("eve-secret", "device-e", "Evelina", "+491701112233", "beans");
    everythingOf("bob-other", "device-b", "Robertino", "+491704445566", "tea");
    paused("eve-secret", "bob-other");
    Everything everything = new Everything(tactus.sql());
    List<String> traces =
        List.of(
            "eve-secret", "device-e", "Evelina", "+491701112233", "Turquoise", "cart-eve-secret");
    assertThat(everything.with("eve-secret").keySet())
        .contains("customers", "consents", "identities", "waiting", "intervals", "sends_due")
        .contains("rejected_events", "products", "paused_timers");
    var others = everything.with("bob-other");
    String send = sends("eve-secret").get(0).get("sendId").asString();
    String decision = tactus.decisions("eve-secret").get(0).get("decisionId").asString();

    JsonNode erased =
        tactus.call("integration", "DELETE", "/v1/customers/eve-secret?note=she+asked", "", 2);

    assertThat(erased.at("/counts/events").asInt()).isGreaterThan(5);
    for (String trace : traces) {
      assertThat(everything.with(trace)).as(trace).isEmpty();
    }
    assertThat(everything.with("bob-other")).isEqualTo(others);
    JsonNode refusal =
        tactus.call("worker", "POST", "/v1/sends/" + send + "/claim", "{\"worker\": \"w\"}", 4);
    assertThat(refusal.get("reason").asString()).isEqualTo("ERASED");
    assertThat(tactus.get("analyst", "/v1/decisions/" + decision).get("erasedAt").isNull())
        .isFalse();
    assertThat(
            tactus
                .call("analyst", "POST", "/v1/decisions/" + decision + "/rejudge", "", 4)
                .get("status")
                .asInt())
        .isEqualTo(410);
    inTheAuditLog(erased);
    tactus.post("author", CART + "/start", "");
  }

  /** Their triggers wait for a paused journey. */
  private static void paused(String... customers) {
    tactus.post("author", CART + "/pause", "");
    for (String customer : customers) {
      tactus.track(
          customer,
          "Product Added",
          "paused-" + customer,
          now().minus(Duration.ofHours(5)),
          "{\"product_id\": \"desk\", \"cart_id\": \"cart-%s-2\"}".formatted(customer));
    }
  }

  @Test
  void theApiIsDescribed() {
    JsonNode api = tactus.get("analyst", "/v3/api-docs");
    assertThat(api.get("paths").propertyNames())
        .contains(
            "/v1/customers/{id}/timeline",
            "/v1/customers/{id}/export",
            "/v1/decide",
            "/v1/journeys",
            "/v1/journeys/{id}/pause",
            "/v1/audit");
    assertThat(api.at("/paths/~1v1~1customers~1{id}").propertyNames())
        .contains("get", "put", "delete");
    assertThat(api.at("/components/schemas/TimelineItem/oneOf")).hasSize(5);
    assertThat(api.at("/components/schemas/TimelineSend/properties").propertyNames())
        .contains("at", "kind", "status");
  }

  private static void inTheAuditLog(JsonNode erased) {
    JsonNode entry = tactus.get("analyst", "/v1/audit?limit=1").get("items").get(0);
    assertThat(entry.get("action").asString()).isEqualTo("customer.erase");
    assertThat(entry.get("subject")).isEqualTo(erased.get("erasureId"));
    assertThat(entry.get("role").asString()).isEqualTo("integration");
    assertThat(entry.get("note").asString()).isEqualTo("she asked");
    tactus.call("integration", "GET", "/v1/audit", "", 4);
  }

  @Test
  void whoComesAgainAfterAnErasureIsANewCustomer() {
    reminded("xeno");
    tactus.call("admin", "DELETE", "/v1/customers/xeno", "", 2);
    tactus.call("admin", "DELETE", "/v1/customers/xeno", "", 4);
    tactus.call("analyst", "DELETE", "/v1/customers/xeno", "", 4);
    tactus.track("xeno", "Product Viewed", "again", now(), "{\"product_id\": \"lamp\"}");
    assertThat(timeline("xeno", 10)).hasSize(1);
    assertThat(tactus.get("analyst", "/v1/customers/xeno").get("addresses")).isEmpty();
  }

  @Test
  void aClaimedSendOfAnErasedCustomerStillTakesItsOutcomeAndForgetsTheWords() {
    reminded("yara");
    String path = "/v1/sends/" + sends("yara").get(0).get("sendId").asString();
    JsonNode claim = tactus.post("worker", path + "/claim", "{\"worker\": \"w\"}");
    tactus.call("integration", "DELETE", "/v1/customers/yara", "", 2);
    tactus.post(
        "worker",
        path + "/outcome",
        "{\"claimToken\": \"%s\", \"outcome\": \"bounced\", \"detail\": \"no mailbox yara@\"}"
            .formatted(claim.get("claimToken").asString()));
    assertThat(tactus.get("worker", path).get("status").asString()).isEqualTo("bounced");
    assertThat(new Everything(tactus.sql()).with("yara")).isEmpty();
  }

  @Test
  void whoIsErasedASecondTimeLeavesNoTraceEither() {
    Everything everything = new Everything(tactus.sql());
    Instant added = now().minus(Duration.ofHours(4));
    Set<String> ids = new HashSet<>();
    for (int time = 0; time < 3; time++) {
      tactus.clock().advance(Duration.ofMinutes(1));
      visitor("device-twin");
      identify("twin-secret", "device-twin", "twin@shop.example", "+49170123", "Gemina");
      tactus.consenting("twin-secret");
      // the same cart again: its decisions and sends have the ids that they had
      String cart = "{\"product_id\": \"lamp\", \"cart_id\": \"cart-twin\"}";
      tactus.track("twin-secret", "Product Added", "added-twin", added, cart);
      ids.add(sends("twin-secret").get(0).get("sendId").asString());
      tactus.call("integration", "DELETE", "/v1/customers/twin-secret", "", 2);
      for (String trace : List.of("twin", "Gemina", "+49170123")) {
        assertThat(everything.with(trace)).as(trace).isEmpty();
      }
    }
    assertThat(ids).hasSize(1);
  }

  @Test
  void theEndOfASendOfAnErasedCustomerBeginsNobody() {
    Map<String, Object> end = Map.of("send", "s-1", "status", "bounced");
    tactus
        .bean(EventSink.class)
        .take(
            List.of(new Event("outcome:s-1", "ghost-secret", "outcome", "Send Ended", now(), end)));
    assertThat(new Everything(tactus.sql()).with("ghost-secret")).isEmpty();
  }

  @Test
  void whatIsDoneToASendByHandIsInTheAuditLog() {
    reminded("vic");
    String path = "/v1/sends/" + sends("vic").get(0).get("sendId").asString();
    tactus.post("worker", path + "/requeue", "");
    tactus.post("worker", path + "/revoke", "");
    assertThat(tactus.get("analyst", "/v1/audit?limit=2").get("items").valueStream())
        .extracting(i -> i.get("action").asString() + " " + i.get("role").asString())
        .containsExactly("send.revoke worker", "send.requeue worker");
  }

  @Test
  void aNoteMayNotNameTheCustomer() {
    tactus.call("integration", "DELETE", "/v1/customers/zoe?note=zoe+asked", "", 4);
  }

  /** A cart left alone for four hours, and the send that came of it. */
  private static void reminded(String customer) {
    tactus.consenting(customer);
    tactus.track(
        customer,
        "Product Added",
        "added-" + customer,
        now().minus(Duration.ofHours(4)),
        "{\"product_id\": \"lamp\", \"cart_id\": \"cart-%s\"}".formatted(customer));
    assertThat(sends(customer)).as("%s", tactus.decisions(customer)).hasSize(1);
  }

  private static void delivered(String customer) {
    String path = "/v1/sends/" + sends(customer).get(0).get("sendId").asString();
    JsonNode claim = tactus.post("worker", path + "/claim", "{\"worker\": \"w\"}");
    tactus.clock().advance(Duration.ofMinutes(1));
    tactus.post(
        "worker",
        path + "/outcome",
        "{\"claimToken\": \"%s\", \"outcome\": \"delivered\"}"
            .formatted(claim.get("claimToken").asString()));
  }

  private static void everythingOf(
      String customer, String device, String name, String phone, String product) {
    tactus.put(
        "integration",
        "/v1/products/" + product,
        "{\"name\": \"Something\", \"consumable\": true, \"days_supply\": 30, \"stock\": 0}");
    visitor(device);
    identify(customer, device, customer + "@shop.example", phone, name);
    reminded(customer);
    for (int days : List.of(90, 60, 30)) {
      tactus.track(
          customer,
          "Order Completed",
          "order-" + days + customer,
          now().minus(Duration.ofDays(days)),
          "{\"order_id\": \"o-%d\", \"products\": [{\"product_id\": \"%s\"}]}"
              .formatted(days, product));
    }
    tactus.track(
        customer,
        "Restock Alert Requested",
        "alert-" + customer,
        now(),
        "{\"product_id\": \"%s\"}".formatted(product));
    waveAt(customer, product);
    tactus.track(
        customer,
        "Restock Alert Requested",
        "other-" + customer,
        now(),
        "{\"product_id\": \"sofa\"}");
    tactus.post(
        "ingest",
        "/v1/batch",
        "{\"batch\": [{\"type\": \"track\", \"userId\": \"%s\", \"messageId\": \"bad\", \"event\": \"Product Added\", \"properties\": {\"quantity\": -1}}]}"
            .formatted(customer));
    tactus.put(
        "integration",
        "/v1/customers/" + customer,
        "{\"attributes\": {\"colour\": {\"value\": \"%s\", \"provenance\": \"declared\"}}}"
            .formatted(customer.startsWith("eve") ? "Turquoise" : "Magenta"));
  }

  /** The product is back for one customer: its wave has come to them. */
  private static void waveAt(String customer, String product) {
    tactus.clock().advance(Duration.ofMinutes(61));
    tactus.track(
        "shop",
        "Product Restocked",
        "back-" + product,
        now(),
        "{\"product_id\": \"%s\", \"quantity\": 5}".formatted(product));
    eventually(
        "the wave has come to " + customer,
        () -> new Everything(tactus.sql()).with(customer).containsKey("products"));
  }

  private static void visitor(String device) {
    tactus.post(
        "ingest",
        "/v1/track",
        "{\"type\": \"track\", \"event\": \"Product Viewed\", \"anonymousId\": \"%s\", \"messageId\": \"v-%s\", \"timestamp\": \"%s\", \"properties\": {\"product_id\": \"lamp\"}}"
            .formatted(device, device, now()));
  }

  private static void identify(
      String customer, String device, String email, String phone, String name) {
    tactus.post(
        "ingest",
        "/v1/identify",
        "{\"type\": \"identify\", \"userId\": \"%s\", \"anonymousId\": \"%s\", \"messageId\": \"i-%s\", \"timestamp\": \"%s\", \"traits\": {\"email\": \"%s\", \"phone\": \"%s\", \"firstName\": \"%s\"}}"
            .formatted(customer, device, customer, now(), email, phone, name));
  }

  private static Instant now() {
    Instant now = tactus.clock().instant();
    return now.isBefore(START) ? START : now;
  }

  private static List<JsonNode> sends(String customer) {
    return tactus
        .get("worker", "/v1/sends?customer=" + customer)
        .get("items")
        .valueStream()
        .toList();
  }

  /** All pages of that size. */
  private static List<JsonNode> timeline(String customer, int limit) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          tactus.get(
              "analyst",
              "/v1/customers/" + customer + "/timeline?limit=" + limit + "&cursor=" + cursor);
      page.get("items").forEach(items::add);
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    return items;
  }

  private static List<String> kinds(List<JsonNode> items) {
    return items.stream().map(DossierTest::kind).distinct().toList();
  }

  private static String kind(JsonNode item) {
    return item.get("kind").asString();
  }
}
