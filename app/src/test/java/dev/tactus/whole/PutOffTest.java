package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.Brokers;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One customer whose row cannot be read holds nobody else up. */
class PutOffTest {
  private static final int OTHERS = 12;

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
    double before = putOff("customer");
    everybody("cart").forEach(this::leavesACart);
    String profile = breaks("cart-bad");
    tactus.clock().advance(Duration.ofHours(4));
    eventually("the others' timers", () -> others("cart").allMatch(this::isDecided));
    eventually("the culprit is put off", () -> putOff("customer") == before + 1);
    eventually("nobody is due", () -> customersDue() == 0);
    mends("cart-bad", profile);
    tactus.clock().advance(Duration.ofMinutes(61));
    eventually("the culprit's own timer, once mended", () -> isDecided("cart-bad"));
  }

  @Test
  void theWaveGoesOnToTheOthersInLine() {
    double before = putOff("customer");
    stock("lamp", 0);
    everybody("line").forEach(customer -> asksFor("lamp", customer));
    String profile = breaks("line-bad");
    stock("lamp", 100);
    eventually("the others are told", () -> others("line").allMatch(this::isDecided));
    eventually("the culprit is put off", () -> putOff("customer") == before + 1);
    assertThat(waiting("lamp")).containsExactly("line-bad");
    mends("line-bad", profile);
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
    double before = putOff("product");
    for (String product : List.of("broken", "vase")) {
      stock(product, 0);
      asksFor(product, "ann");
    }
    tactus.sql().sql("update products set wave = '{' where id = 'broken'").update();
    tactus
        .sql()
        .sql("insert into wave_signals (product_id, kind, at) values ('broken', 'Joined', now())")
        .update();
    stock("vase", 1);
    eventually("who waits for the other is told", () -> isDecided("ann"));
    eventually("the product is put off", () -> putOff("product") > before);
  }

  @Test
  void whatTheOthersSentInTheSameBatchIsTakenAndTheRestNamedAndKept() {
    List<String> everybody = everybody("batch");
    everybody.forEach(tactus::consenting);
    breaks("batch-bad");
    List<String> calls = new ArrayList<>(List.of("{\"type\": \"track\"}"));
    for (String customer : everybody) {
      String lamp = "{\"product_id\": \"lamp\", \"note\": \"\\u20ac\"}";
      calls.add(Traffic.call(customer, "Product Viewed", "v-" + customer, START, lamp));
    }
    JsonNode answer =
        tactus.post("ingest", "/v1/batch", "{\"batch\": [" + String.join(",", calls) + "]}");
    assertThat(answer.get("success").asBoolean()).isTrue();
    int index = 1 + everybody.indexOf("batch-bad");
    assertThat(answer.get("errors"))
        .extracting(e -> e.get("index").asInt() + " " + e.get("value").asString())
        .containsExactly("0 null", index + " v-batch-bad");
    assertThat(
            tactus
                .sql()
                .sql("select count(*) from events where name = 'Product Viewed'")
                .query(Long.class)
                .single())
        .isEqualTo(OTHERS);
    JsonNode kept =
        tactus
            .get("analyst", "/v1/events/rejected")
            .get("items")
            .valueStream()
            .filter(r -> r.get("value").asString().equals("v-batch-bad"))
            .findFirst()
            .orElseThrow();
    assertThat(kept.get("customerId").asString()).isEqualTo("batch-bad");
    assertThat(kept.get("expected").asString()).contains("customer batch-bad cannot be read");
    repaired(kept.get("body").asString());
  }

  /** What is kept can be sent again as it is. */
  private void repaired(String body) {
    tactus.sql().sql("update customers set profile = null where id = 'batch-bad'").update();
    assertThat(tactus.post("ingest", "/v1/track", body).has("errors")).isFalse();
    assertThat(
            tactus
                .sql()
                .sql("select properties from events where id = 'v-batch-bad'")
                .query(String.class)
                .single())
        .contains("\"lamp\"", "\u20ac");
  }

  /** The culprit stands among the others. */
  private static List<String> everybody(String prefix) {
    List<String> all = new ArrayList<>(others(prefix).toList());
    all.add(5, prefix + "-bad");
    return all;
  }

  private static Stream<String> others(String prefix) {
    return IntStream.range(0, OTHERS).mapToObj(i -> prefix + "-" + i);
  }

  private void leavesACart(String customer) {
    tactus.consenting(customer);
    tactus.track(
        customer, "Product Added", "a", tactus.clock().instant(), "{\"product_id\": \"desk\"}");
  }

  private void asksFor(String product, String customer) {
    tactus.consenting(customer);
    tactus.track(
        customer,
        "Restock Alert Requested",
        "r-" + product,
        tactus.clock().instant(),
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

  private long customersDue() {
    return tactus
        .sql()
        .sql("select count(*) from customers where next_due <= ?")
        .param(Timestamp.from(tactus.clock().instant()))
        .query(Long.class)
        .single();
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
