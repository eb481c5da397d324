package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.Brokers;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One customer whose row cannot be read holds nobody else up. */
class PutOffTest {
  private static final List<String> OTHERS =
      IntStream.range(0, 12).mapToObj(i -> "other-" + i).toList();

  @TempDir private Path home;
  private Installed tactus;

  @BeforeEach
  void start() throws Exception {
    tactus = Installed.on(Brokers.embedded().uri(), home);
  }

  @AfterEach
  void stop() throws Exception {
    tactus.close();
    // others use the same broker
    tactus.messages("tactus.sends.email");
  }

  @Test
  void theTimersOfAllOthersFire() {
    everybody().forEach(this::leavesACart);
    String profile = breaks("bad");
    tactus.clock().advance(Duration.ofHours(4));
    eventually("the others' timers", () -> OTHERS.stream().allMatch(this::isDecided));
    eventually("the culprit is put off", () -> putOff("customer") == 1);
    assertThat(tactus.due(tactus.clock().instant())).isZero();
    mends("bad", profile);
    tactus.clock().advance(Duration.ofMinutes(61));
    eventually("the culprit's own timer, once mended", () -> isDecided("bad"));
  }

  @Test
  void theWaveGoesOnToTheOthersInLine() {
    stock("lamp", 0);
    everybody().forEach(customer -> asksFor("lamp", customer));
    breaks("bad");
    stock("lamp", 100);
    eventually("the others are told", () -> OTHERS.stream().allMatch(this::isDecided));
    assertThat(putOff("customer")).isEqualTo(1);
    assertThat(waiting("lamp")).containsExactly("bad");
  }

  @Test
  void whoWasLeftOutAndIsTheOnlyOneLeftFindsAWaveLater() {
    stock("lamp", 0);
    asksFor("lamp", "ann");
    asksFor("lamp", "bad");
    stock("lamp", 1);
    eventually("the first is told", () -> isDecided("ann"));
    eventually("the wave has had its turn", () -> tactus.due(tactus.clock().instant()) == 0);
    String profile = breaks("bad");
    tactus.clock().advance(Duration.ofHours(1));
    eventually("the culprit is left out", () -> putOff("customer") == 1);
    eventually("the wave goes on", () -> tactus.due(tactus.clock().instant()) == 0);
    mends("bad", profile);
    tactus.clock().advance(Duration.ofHours(1));
    eventually("the culprit is told, once mended", () -> isDecided("bad"));
  }

  @Test
  void theWavesOfOtherProductsGoOn() {
    for (String product : List.of("broken", "lamp")) {
      stock(product, 0);
      asksFor(product, "ann");
    }
    tactus.sql().sql("update products set wave = '{' where id = 'broken'").update();
    tactus
        .sql()
        .sql("insert into wave_signals (product_id, kind, at) values ('broken', 'Joined', now())")
        .update();
    stock("lamp", 1);
    eventually("who waits for the other is told", () -> isDecided("ann"));
    eventually("the product is put off", () -> putOff("product") == 1);
  }

  @Test
  void whatTheOthersSentInTheSameBatchIsTakenAndTheRestNamedAndKept() {
    everybody().forEach(tactus::consenting);
    breaks("bad");
    List<String> calls = new ArrayList<>(List.of("{\"type\": \"track\"}"));
    for (String customer : everybody()) {
      String lamp = "{\"product_id\": \"lamp\", \"note\": \"\\u20ac\"}";
      calls.add(Traffic.call(customer, "Product Viewed", "v-" + customer, START, lamp));
    }
    JsonNode answer =
        tactus.post("ingest", "/v1/batch", "{\"batch\": [" + String.join(",", calls) + "]}");
    assertThat(answer.get("success").asBoolean()).isTrue();
    int index = 1 + everybody().indexOf("bad");
    assertThat(answer.get("errors"))
        .extracting(e -> e.get("index").asInt() + " " + e.get("value").asString())
        .containsExactly("0 null", index + " v-bad");
    assertThat(
            tactus
                .sql()
                .sql("select count(*) from events where name = 'Product Viewed'")
                .query(Long.class)
                .single())
        .isEqualTo(OTHERS.size());
    JsonNode kept =
        tactus
            .get("analyst", "/v1/events/rejected")
            .get("items")
            .valueStream()
            .filter(r -> r.get("value").asString().equals("v-bad"))
            .findFirst()
            .orElseThrow();
    assertThat(kept.get("customerId").asString()).isEqualTo("bad");
    assertThat(kept.get("expected").asString()).contains("customer bad cannot be read");
    repaired(kept.get("body").asString());
  }

  /** What is kept can be sent again as it is. */
  private void repaired(String body) {
    tactus.sql().sql("update customers set profile = null where id = 'bad'").update();
    assertThat(tactus.post("ingest", "/v1/track", body).has("errors")).isFalse();
    assertThat(
            tactus
                .sql()
                .sql("select properties from events where id = 'v-bad'")
                .query(String.class)
                .single())
        .contains("\"lamp\"", "\u20ac");
  }

  /** The culprit stands among the others. */
  private static List<String> everybody() {
    List<String> all = new ArrayList<>(OTHERS);
    all.add(5, "bad");
    return all;
  }

  private void leavesACart(String customer) {
    tactus.consenting(customer);
    tactus.track(customer, "Product Added", "a", START, "{\"product_id\": \"lamp\"}");
  }

  private void asksFor(String product, String customer) {
    tactus.consenting(customer);
    tactus.track(
        customer,
        "Restock Alert Requested",
        "r-" + product,
        START,
        "{\"product_id\": \"%s\", \"channel\": \"email\"}".formatted(product));
  }

  private void stock(String product, int units) {
    tactus.put(
        "integration",
        "/v1/products/" + product,
        "{\"name\": \"%s\", \"stock\": %d}".formatted(product, units));
  }

  /** Returns what could be read. */
  private String breaks(String customer) {
    String profile =
        tactus
            .sql()
            .sql("select profile from customers where id = ?")
            .param(customer)
            .query(String.class)
            .single();
    mends(customer, "{");
    return profile;
  }

  private void mends(String customer, String profile) {
    tactus
        .sql()
        .sql("update customers set profile = ? where id = ?")
        .params(profile, customer)
        .update();
  }

  private boolean isDecided(String customer) {
    return !tactus.decisions(customer).isEmpty();
  }

  private double putOff(String kind) {
    return tactus.bean(MeterRegistry.class).counter("tactus.due.put.off", "kind", kind).count();
  }

  private List<String> waiting(String product) {
    return tactus
        .sql()
        .sql("select customer_id from waiting where product_id = ?")
        .param(product)
        .query(String.class)
        .list();
  }
}
