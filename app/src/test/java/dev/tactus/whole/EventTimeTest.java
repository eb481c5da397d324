package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.customer.Customer;
import dev.tactus.customer.Profile;
import dev.tactus.enrollment.Enrollments;
import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Event;
import dev.tactus.facts.Purpose;
import dev.tactus.journeys.Enrollment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events count once, by the time they happened, in whatever order they arrive. */
class EventTimeTest extends OneTactus {
  private static final int HISTORIES = 40;

  @BeforeEach
  void onTheMorningOfAnotherDay() {
    clockTo(at(1, 10));
  }

  @Test
  void anyOrderOfArrivalEndsInTheStateOfTheSortedOrder() {
    long seed = new Random().nextLong();
    System.out.println("EventTimeTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      List<Event> sorted = history(random, "s" + i);
      List<Event> shuffled = new ArrayList<>(sorted.stream().map(e -> of("a", e)).toList());
      Collections.shuffle(shuffled, random);
      sorted.forEach(e -> sink().take(List.of(of("b", e))));
      int cut = random.nextInt(shuffled.size());
      sink().take(shuffled.subList(0, cut));
      sink().take(shuffled.subList(cut, shuffled.size()));
      assertThat(open("as" + i)).as("history %d of seed %d", i, seed).isEqualTo(open("bs" + i));
    }
  }

  @Test
  void aLateOrderEndsTheCart() {
    tactus.consenting("ann");
    sink().take(List.of(event("ann", "1", "Product Added", 0, "lamp", 1)));
    tactus.clock().advance(Duration.ofMinutes(30));
    sink().take(List.of(event("ann", "2", "Order Completed", -20, "lamp", 1)));
    tactus.clock().advance(Duration.ofDays(2));
    sink().take(List.of(event("ann", "3", "Product Viewed", 60, "lamp", 1)));
    assertThat(tactus.decisions("ann")).isEmpty();
    assertThat(open("ann")).isEmpty();
  }

  @Test
  void anOrderInTheNightEndsTheTriggerThatIsHeldUntilMorning() {
    clockTo(at(0, 21)); // 22:00 in Berlin
    JsonNode held = tactus.decidedOnCart("nora", 4);
    assertThat(held.get("answer").asString()).isEqualTo("hold");
    assertThat(waiting("nora")).isOne();
    ordered("nora");
    JsonNode ended = tactus.decisions("nora").get(0);
    assertThat(ended.get("triggerId")).isEqualTo(held.get("triggerId"));
    assertThat(ended.get("answer").asString()).isEqualTo("suppress");
    assertThat(ended.at("/reasons/0/code").asString()).isEqualTo("ENROLLMENT_ENDED");
    assertThat(ended.path("verdict").isString()).isFalse();
    assertThat(waiting("nora")).isZero();
    clockTo(at(1, 10));
    sink().take(List.of(event("nora", "later", "Product Viewed", 0, "lamp", 1)));
    assertThat(tactus.decisions("nora")).hasSize(2);
    assertThat(sends("nora")).isEmpty();
  }

  @Test
  void anOrderByDayRevokesTheSendThatIsQueuedAndGivesItsPlaceBack() {
    assertThat(tactus.decidedOnCart("dana", 4).get("answer").asString()).isEqualTo("send");
    JsonNode send = sends("dana").get(0);
    assertThat(send.get("status").asString()).isEqualTo("queued");
    tactus.clock().advance(Duration.ofMinutes(5));
    ordered("dana");
    assertThat(sends("dana").get(0).get("status").asString()).isEqualTo("revoked");
    String path = "/v1/sends/" + send.get("sendId").asString() + "/claim";
    JsonNode refusal = tactus.call("worker", "POST", path, "{\"worker\": \"w\"}", 4);
    assertThat(refusal.get("reason").asString()).isEqualTo("REVOKED");
    assertThat(tactus.get("analyst", "/v1/customers/dana").get("contacts")).isEmpty();
    // else it were held for the minimum gap
    tactus.track("dana", "Product Added", "next", now(), "{\"product_id\": \"desk\"}");
    tactus.clock().advance(Duration.ofHours(4));
    eventually("the next reminder", () -> sends("dana").size() == 2);
  }

  @Test
  void aRepeatIsKnownForThirtyDaysAndOnlyOfItsCustomer() {
    Instant at = now();
    tactus.track("rita", "Product Viewed", "same", at, "{\"product_id\": \"lamp\"}");
    tactus.track("rolf", "Product Viewed", "same", at, "{\"product_id\": \"lamp\"}");
    assertThat(List.of(stored("rita"), stored("rolf"))).containsExactly(1L, 1L);
    tactus.clock().advance(Duration.ofDays(29));
    tactus.track("rita", "Product Viewed", "same", at, "{\"product_id\": \"lamp\"}");
    assertThat(stored("rita")).isEqualTo(1);
    tactus.clock().advance(Duration.ofDays(2));
    tactus.track("rita", "Product Viewed", "same", at, "{\"product_id\": \"lamp\"}");
    assertThat(List.of(stored("rita"), stored("rolf"))).containsExactly(2L, 1L);
  }

  @Test
  void aRepeatOfWhatAVisitorDidBeforeIdentifyingIsKnown() {
    batch(visited("phone", "v-1"));
    batch(identified("phone", "i-1"));
    batch(visited("phone", "v-1"));
    batch(identified("phone", "i-1"));
    batch(visited("phone", "v-2"));
    batch(visited("phone", "v-2") + ", " + visited("phone", "v-3"));
    assertThat(List.of(stored("anon:phone"), stored("vera"))).containsExactly(1L, 3L);
    String twice = visited("tablet", "w");
    batch(twice + ", " + identified("tablet", "i-2") + ", " + twice);
    assertThat(stored("anon:tablet") + stored("vera")).isEqualTo(3 + 2);
  }

  @Test
  void consentThatIsAheadOfTheClockCountsFromNow() {
    Instant ahead = now().plus(Duration.ofMinutes(50));
    tactus.track("alma", "Restock Alert Requested", "r", ahead, "{\"product_id\": \"lamp\"}");
    JsonNode entry = tactus.get("analyst", "/v1/customers/alma/consents").at("/items/0");
    assertThat(Instant.parse(entry.get("at").asString())).isEqualTo(now());
    tactus.clock().advance(Duration.ofMinutes(1));
    tactus.track("alma", "Unsubscribed", "u", now(), "{\"channel\": \"email\"}");
    Profile alma = tactus.bean(Enrollments.class).of("alma").orElseThrow().profile();
    assertThat(new Customer(alma).consent(Channel.EMAIL, Purpose.ALERT, List.of("lamp")))
        .extracting(Consent::granted)
        .isEqualTo(false);
  }

  private static void batch(String calls) {
    tactus.post("ingest", "/v1/batch", "{\"batch\": [%s]}".formatted(calls));
  }

  private static String visited(String device, String id) {
    return """
    {"type": "track", "event": "Product Viewed", "anonymousId": "%s", "messageId": "%s", "timestamp": "%s"}\
    """
        .formatted(device, id, at(0, 9));
  }

  private static String identified(String device, String id) {
    return """
    {"type": "identify", "userId": "vera", "anonymousId": "%s", "messageId": "%s", "timestamp": "%s"}\
    """
        .formatted(device, id, at(0, 9));
  }

  private static void ordered(String customer) {
    tactus.track(
        customer, "Order Completed", "order-" + customer, now(), "{\"product_id\": \"lamp\"}");
  }

  private static long stored(String customer) {
    return tactus
        .sql()
        .sql("select count(*) from events where customer_id = ?")
        .param(customer)
        .query(Long.class)
        .single();
  }

  private static int waiting(String customer) {
    return tactus.bean(Enrollments.class).of(customer).orElseThrow().waiting().size();
  }

  private static List<JsonNode> sends(String customer) {
    return tactus
        .get("worker", "/v1/sends?customer=" + customer)
        .get("items")
        .valueStream()
        .toList();
  }

  private static Instant now() {
    return tactus.clock().instant();
  }

  private static Instant at(int day, int hour) {
    LocalDate today = now().atZone(ZoneOffset.UTC).toLocalDate();
    return today.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static void clockTo(Instant time) {
    tactus.clock().advance(Duration.between(now(), time));
  }

  private static EventSink sink() {
    return tactus.bean(EventSink.class);
  }

  /** Additions, removals and orders of two products within three hours, all in the past. */
  private static List<Event> history(Random random, String customer) {
    return IntStream.range(0, 2 + random.nextInt(7))
        .mapToObj(
            i -> {
              String[] names = {
                "Product Added", "Product Added", "Product Removed", "Order Completed"
              };
              String name = names[random.nextInt(names.length)];
              return event(
                  customer, "m" + i, name, i * 20, "p" + random.nextInt(2), 1 + random.nextInt(2));
            })
        .toList();
  }

  private static Event event(
      String customer, String id, String name, int minute, String product, int quantity) {
    return new Event(
        id,
        customer,
        "track",
        name,
        now().minus(Duration.ofHours(3)).plus(Duration.ofMinutes(minute)),
        Map.of("product_id", product, "quantity", quantity));
  }

  private static Event of(String prefix, Event e) {
    return new Event(e.id(), prefix + e.customer(), e.type(), e.name(), e.at(), e.properties());
  }

  /** The open enrollments of the customer, without the triggers given. */
  private List<Enrollment> open(String customer) {
    return tactus.bean(Enrollments.class).of(customer).stream()
        .flatMap(standing -> standing.passages().stream())
        .flatMap(passages -> passages.open().stream())
        .toList();
  }
}
