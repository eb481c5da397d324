package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Journeys over HTTP: listed, uploaded, started, paused, stopped. */
class JourneysTest {
  static final String GREETING =
      """
      id: greeting
      version: 1
      title: Somebody signed up
      subject: {kind: customer}
      steps:
        hello:
          purpose: marketing
          deadline: PT24H
          odds: 20
          channels: [email]
          template: hello
          because: {code: SIGNED_UP, text: You signed up.}
      enter:
        - on: Signed Up
          to: greeted
          trigger: hello
      states:
        greeted:
          - after: {since: entered, wait: P1D}
            exit: done
      """;
  private static final String CART = "/v1/journeys/abandoned-cart";

  @TempDir private static Path home;
  private static PrivatePostgres.Database database;
  private static Installed tactus;

  @BeforeAll
  static void start() throws Exception {
    database = PrivatePostgres.database();
    tactus = Installed.on(database, Brokers.embedded().uri(), home);
  }

  @AfterAll
  static void stop() throws Exception {
    tactus.close();
    // others use the same broker
    tactus.messages("tactus.sends.email");
  }

  @BeforeEach
  void onTheMorningOfAnotherWorkday() {
    ZonedDateTime now = tactus.clock().instant().atZone(ZoneOffset.UTC);
    ZonedDateTime next = now.toLocalDate().plusDays(1).atTime(10, 0).atZone(ZoneOffset.UTC);
    while (Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(next.getDayOfWeek())) {
      next = next.plusDays(1);
    }
    tactus.clock().advance(Duration.between(now, next));
  }

  @AfterEach
  void running() {
    tactus.post("author", CART + "/start", "");
  }

  @Test
  void listsAndShowsThem() {
    cart("lea", Duration.ofHours(1));
    List<JsonNode> items =
        tactus.get("analyst", "/v1/journeys").get("items").valueStream().toList();
    assertThat(items)
        .extracting(i -> i.get("id").asString())
        .contains("abandoned-cart", "back-in-stock", "replenishment");
    JsonNode one = tactus.get("analyst", CART);
    assertThat(one.get("state").asString()).isEqualTo("running");
    assertThat(one.get("definition").asString()).contains("contents: emptied");
    assertThat(one.get("diagram").asString()).startsWith("stateDiagram");
    assertThat(one.at("/versions/0/version").asInt()).isEqualTo(2);
    assertThat(one.at("/open/shopping").asInt()).isPositive();
    tactus.call("analyst", "GET", "/v1/journeys/nothing", "", 4);
  }

  @Test
  void anUploadedJourneyIsLive() {
    JsonNode created = tactus.call("author", "POST", "/v1/journeys?note=new", GREETING, 2);
    assertThat(created.get("state").asString()).isEqualTo("running");
    tactus.consenting("gil");
    tactus.track("gil", "Signed Up", "s-1", now(), "{}");
    assertThat(tactus.decisions("gil").get(0).get("journey").asString()).isEqualTo("greeting");
    assertThat(audited("journey.upload").get("note").asString()).isEqualTo("new");
    tactus.call("author", "POST", "/v1/journeys", GREETING, 2);
    JsonNode changed = refused(GREETING.replace("Somebody", "Nobody"));
    assertThat(changed.at("/messages/0/line").asInt()).isEqualTo(2);
    assertThat(changed.at("/messages/0/hint").asString()).contains("version 2");
    String second = GREETING.replace("version: 1", "version: 2").replace("hello:", "welcome:");
    tactus.call(
        "author", "POST", "/v1/journeys", second.replace("trigger: hello", "trigger: welcome"), 2);
    assertThat(tactus.get("author", "/v1/journeys/greeting").get("versions")).hasSize(2);
    tactus.clock().advance(Duration.ofDays(1));
    eventually(
        "who is in version 1 leaves it",
        () -> tactus.get("author", "/v1/journeys/greeting").get("open").isEmpty());
    tactus.track("gil", "Signed Up", "s-2", now(), "{}");
    assertThat(tactus.decisions("gil").get(0).get("step").asString()).isEqualTo("welcome");
  }

  @Test
  void aDefinitionThatIsNotSoundIsRefusedWithEveryMessage() {
    String unsound =
        GREETING
            .replace("trigger: hello", "trigger: helo")
            .replace("P1D", "sometime")
            .replace("greeting", "bad");
    JsonNode refusal = tactus.call("author", "POST", "/v1/journeys?file=bad.yaml", unsound, 4);
    assertThat(refusal.get("status").asInt()).isEqualTo(422);
    assertThat(refusal.get("messages")).isNotEmpty();
    refusal
        .get("messages")
        .forEach(
            m -> {
              assertThat(m.get("file").asString()).isEqualTo("bad.yaml");
              assertThat(m.get("line").asInt()).isPositive();
              assertThat(m.get("severity").asString()).isEqualTo("error");
              assertThat(m.get("hint").asString()).startsWith("expected: ");
            });
    refused(": [");
    refused("a: ".repeat(2) + "[".repeat(50_000));
    tactus.call("analyst", "POST", "/v1/journeys", GREETING, 4);
    tactus.call("author", "GET", "/v1/journeys/bad", "", 4);
  }

  @Test
  void inAPauseTimersWaitAndAreSpreadOnResuming() {
    tactus.consenting("pia");
    cart("pia", Duration.ofHours(1));
    tactus.post("author", CART + "/pause", "{\"note\": \"wrong template\"}");
    assertThat(audited("journey.pause").get("note").asString()).isEqualTo("wrong template");
    tactus.clock().advance(Duration.ofHours(3));
    eventually("the timer waits", () -> waiting("pia"));
    assertThat(tactus.decisions("pia")).isEmpty();

    tactus.post("author", CART + "/start", "");
    eventually("it goes on", () -> !waiting("pia"));
    Instant due = due("pia");
    assertThat(due).isBetween(now(), now().plus(Duration.ofMinutes(30)));
    tactus.clock().advance(Duration.between(now(), due));
    eventually("the reminder", () -> tactus.decisions("pia").size() == 1);
  }

  @Test
  void inAPauseEventsAreFollowedAndTheirTriggersWait() {
    tactus.post("author", CART + "/pause", "");
    tactus.consenting("pat");
    cart("pat", Duration.ofHours(5));
    tactus.consenting("pam");
    cart("pam", Duration.ofHours(5));
    tactus.track(
        "pam", "Order Completed", "o-pam", now(), "{\"products\": [{\"product_id\": \"lamp\"}]}");
    assertThat(tactus.decisions("pat")).isEmpty();
    assertThat(tactus.decisions("pam").get(0).at("/reasons/0/code").asString())
        .isEqualTo("ENROLLMENT_ENDED");
    tactus.post("author", CART + "/start", "");
    tactus.clock().advance(Duration.ofMinutes(30));
    eventually("the reminder", () -> tactus.decisions("pat").size() == 1);
    assertThat(tactus.decisions("pat").get(0).get("answer").asString()).isEqualTo("send");
    assertThat(tactus.decisions("pam")).hasSize(1);
  }

  @Test
  void inAPauseNobodyIsOfferedWhatIsBack() {
    String alerts = "/v1/journeys/back-in-stock";
    tactus.put("integration", "/v1/products/sofa", "{\"name\": \"Sofa\", \"stock\": 0}");
    tactus.consenting("wes");
    tactus.track("wes", "Restock Alert Requested", "r-wes", now(), "{\"product_id\": \"sofa\"}");
    tactus.post("author", alerts + "/pause", "");
    tactus.put("integration", "/v1/products/sofa", "{\"stock\": 3}");
    eventually("the offer waits", () -> waiting("sofa"));
    assertThat(tactus.decisions("wes")).isEmpty();
    tactus.post("author", alerts + "/start", "");
    eventually("the offer", () -> tactus.decisions("wes").size() == 1);
  }

  @Test
  void whenItIsStoppedItsEnrollmentsExitAndNothingBeginsOne() {
    tactus.consenting("sam");
    cart("sam", Duration.ofHours(4));
    assertThat(tactus.decisions("sam")).hasSize(1);
    cart("sue", Duration.ofHours(1));
    tactus.post("author", CART + "/stop", "{\"note\": \"over\"}");
    eventually("all have left", () -> tactus.get("author", CART).get("open").isEmpty());
    JsonNode send = tactus.get("worker", "/v1/sends?customer=sam").at("/items/0");
    assertThat(send.get("status").asString()).isEqualTo("revoked");
    assertThat(exits("sue")).containsExactly("stopped");
    tactus.call("author", "POST", CART + "/pause", "", 4);

    tactus.consenting("new");
    tactus.clock().advance(Duration.ofMinutes(10));
    cart("new", Duration.ofMinutes(5));
    tactus.clock().advance(Duration.ofMinutes(10));
    tactus.post("author", CART + "/start", "");
    cart("late", Duration.ofMinutes(12));
    assertThat(tactus.get("author", CART).get("open")).isEmpty();
    cart("old", Duration.ofMinutes(90));
    assertThat(exits("old")).containsExactly("stopped");
    cart("new", Duration.ZERO);
    assertThat(tactus.get("author", CART).at("/open/shopping").asInt()).isEqualTo(1);
  }

  @Test
  void everyProcessObeysAndKnowsVersionsThatAnotherOneTook() throws Exception {
    try (Installed other = Installed.on(database, Brokers.embedded().uri(), home)) {
      other.clock().advance(Duration.between(other.clock().instant(), now()));
      String two = GREETING.replace("greeting", "greeting-two");
      tactus.call("author", "POST", "/v1/journeys", two, 2);
      tactus.consenting("ole");
      tactus.track("ole", "Signed Up", "s-ole", now(), "{}");
      other.track("ole", "Product Viewed", "v-ole", now(), "{\"product_id\": \"lamp\"}");
      assertThat(other.get("author", "/v1/events/rejected").get("items")).isEmpty();
      tactus.post("author", CART + "/pause", "");
      int[] tried = {0};
      eventually(
          "the other process obeys",
          () -> {
            String customer = "two-" + tried[0]++;
            other.track(
                customer,
                "Product Added",
                customer,
                now().minus(Duration.ofHours(5)),
                "{\"product_id\": \"lamp\"}");
            return other.decisions(customer).isEmpty();
          });
    }
  }

  @Test
  void aStopEndsWhatALateEventBeginsAndNotWhatBeganSince() {
    tactus.post("author", CART + "/stop", "");
    tactus.clock().advance(Duration.ofMinutes(10));
    tactus.post("author", CART + "/start", "");
    tactus.clock().advance(Duration.ofMinutes(10));
    added("ida", "since", now(), "lamp");
    added("ida", "before", now().minus(Duration.ofMinutes(30)), "desk");
    assertThat(exits("ida")).containsExactly("stopped");
    JsonNode person = tactus.get("analyst", "/v1/customers/ida");
    assertThat(person.at("/enrollments/0/enrollment/contents").propertyNames())
        .containsExactly("lamp");
  }

  @Test
  void anEventThatBecomesLateWithinItsBatchUndoesNothing() {
    String told = GREETING.replace("greeting", "told").replace("Signed Up", "Told Up");
    String decided =
        """
            - decided: send
              step: hello
              to: known
          known:
            - on: Told Up
              to: known
            - after: {since: entered, wait: P1D}
              exit: done
        """;
    tactus.call("author", "POST", "/v1/journeys", told + decided, 2);
    tactus.consenting("lou");
    String call =
        "{\"type\": \"track\", \"userId\": \"lou\", \"event\": \"Told Up\", \"messageId\":"
            + " \"told-%d\", \"timestamp\": \"%s\"}";
    tactus.post(
        "ingest",
        "/v1/batch",
        "{\"batch\": [%s, %s]}"
            .formatted(
                call.formatted(1, now().minus(Duration.ofMinutes(20))),
                call.formatted(2, now().minus(Duration.ofMinutes(10)))));
    assertThat(tactus.get("analyst", "/v1/customers/lou").get("enrollments")).hasSize(1);
  }

  private static void added(String customer, String id, Instant at, String product) {
    tactus.track(
        customer,
        "Product Added",
        id + customer,
        at,
        "{\"product_id\": \"%s\", \"cart_id\": \"cart-%s\"}".formatted(product, customer));
  }

  private static void cart(String customer, Duration ago) {
    tactus.track(
        customer,
        "Product Added",
        "added-" + customer + ago,
        now().minus(ago),
        "{\"product_id\": \"lamp\", \"cart_id\": \"cart-%s%s\"}".formatted(customer, ago));
  }

  private static Instant now() {
    return tactus.clock().instant();
  }

  private static JsonNode refused(String yaml) {
    JsonNode refusal = tactus.call("author", "POST", "/v1/journeys", yaml, 4);
    assertThat(refusal.get("status").asInt()).isEqualTo(422);
    return refusal;
  }

  private static JsonNode audited(String action) {
    return tactus
        .get("author", "/v1/audit")
        .get("items")
        .valueStream()
        .filter(e -> e.get("action").asString().equals(action))
        .findFirst()
        .orElseThrow();
  }

  private static boolean waiting(String id) {
    return tactus
            .sql()
            .sql("select count(*) from paused_timers where id = ?")
            .param(id)
            .query(Long.class)
            .single()
        > 0;
  }

  private static Instant due(String customer) {
    return tactus
        .sql()
        .sql("select next_due from customers where id = ?")
        .param(customer)
        .query(java.time.OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private static List<String> exits(String customer) {
    return tactus
        .get("analyst", "/v1/customers/" + customer + "/timeline")
        .get("items")
        .valueStream()
        .filter(i -> i.has("exit"))
        .map(i -> i.get("exit").asString())
        .toList();
  }
}
