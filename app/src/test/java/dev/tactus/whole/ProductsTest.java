package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the catalogue says, from its event to the message. */
class ProductsTest extends OneTactus {
  private static final List<String> ASKERS = List.of("amy", "bob", "cid");

  /** Each has customers and products of its own. */
  @BeforeEach
  void onTheMorningOfAnotherDay() {
    Instant tomorrow = now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24 + 10));
    tactus.clock().advance(Duration.between(now(), tomorrow));
  }

  @Test
  void aChangeOfStockOrPriceIsAnEventAndStartsOneWave() {
    product("lamp", "{\"name\": \"Lamp\", \"stock\": 0, \"price\": 12.5}");
    for (String customer : ASKERS) {
      asksFor(customer, "{\"product_id\": \"lamp\", \"channel\": \"email\"}");
    }
    String restocked =
        Traffic.call(
            "nobody",
            "Product Stock Changed",
            "s-1",
            now(),
            "{\"product_id\": \"lamp\", \"stock\": 1}");
    product("lamp", "{\"price\": 10, \"stock\": 1}");
    eventually("one place, one send", () -> decided() == 1);
    tactus.post("ingest", "/v1/track", restocked);
    tactus.post("ingest", "/v1/track", restocked);
    eventually("nothing waits for its turn", () -> tactus.due(now()) == 0);
    assertThat(decided()).isEqualTo(1);
    assertThat(changes())
        .containsExactly(
            "Product Stock Changed {\"product_id\":\"lamp\",\"stock\":0.0}",
            "Product Stock Changed {\"product_id\":\"lamp\",\"stock\":1.0,\"was_stock\":0.0}",
            "Product Price Changed {\"product_id\":\"lamp\",\"price\":10,\"was_price\":12.5}");
  }

  @Test
  void theCatalogueKeepsWhereAProductAndItsPictureAre() {
    product(
        "sofa",
        "{\"url\": \"https://shop.example/sofa\", \"imageUrl\": \"https://shop.example/1\"}");
    product("sofa", "{\"imageUrl\": \"https://shop.example/2\"}");
    assertThat(links("sofa")).isEqualTo("https://shop.example/sofa https://shop.example/2");
    product("sofa", "{\"url\": null}");
    assertThat(links("sofa")).isEqualTo("https://shop.example/2");
  }

  @Test
  void whoAsksForAVariantIsToldOfThatVariant() throws Exception {
    for (String size : List.of("m", "l")) {
      product("shirt-" + size, "{\"name\": \"Shirt\", \"variantOf\": \"shirt\", \"stock\": 0}");
    }
    asksFor("dan", "{\"product_id\": \"shirt\", \"variant\": \"shirt-m\", \"channel\": \"email\"}");
    asksFor("eve", "{\"product_id\": \"shirt\", \"variant\": \"shirt-l\", \"channel\": \"email\"}");
    tactus.track(
        "till",
        "Product Restocked",
        "r-1",
        now(),
        "{\"product_id\": \"shirt\", \"variant\": \"shirt-l\", \"quantity\": 5}");
    eventually("who waits for it is told", () -> !tactus.decisions("eve").isEmpty());
    eventually("nothing waits for its turn", () -> tactus.due(now()) == 0);
    assertThat(tactus.decisions("eve").get(0).get("answer").asString()).isEqualTo("send");
    assertThat(tactus.decisions("eve").get(0).get("subject").asString()).isEqualTo("shirt-l");
    assertThat(tactus.decisions("dan")).isEmpty();
    tactus.track("dan", "Order Completed", "o-1", now(), "{\"product_id\": \"shirt\"}");
    product("shirt-m", "{\"stock\": 5}");
    eventually("nothing waits for its turn", () -> tactus.due(now()) == 0);
    assertThat(tactus.decisions("dan")).as("who has bought it").isEmpty();
  }

  @Test
  void whoAsksForTheProductIsToldWhenAnyVariantIsBack() {
    product("coat", "{\"name\": \"Coat\", \"stock\": 0}");
    asksFor("ann", "{\"product_id\": \"coat\", \"channel\": \"email\"}");
    tactus.track(
        "till",
        "Product Restocked",
        "r-2",
        now(),
        "{\"product_id\": \"coat\", \"variant\": \"coat-m\", \"quantity\": 5}");
    eventually("who waits for any is told", () -> !tactus.decisions("ann").isEmpty());
    assertThat(tactus.decisions("ann").get(0).get("answer").asString()).isEqualTo("send");
    assertThat(tactus.decisions("ann").get(0).get("subject").asString()).isEqualTo("coat");
  }

  @Test
  void theSecondReminderShowsWhatGoesWithTheCartAndIsClaimedForTheCart() throws Exception {
    product("chair", "{\"name\": \"Chair\", \"complements\": [\"bulb\", \"shade\"], \"stock\": 9}");
    product("bulb", "{\"name\": \"Bulb\", \"price\": 3, \"stock\": 9}");
    product("shade", "{\"name\": \"Shade\", \"stock\": 0}");
    tactus.consenting("fay");
    tactus.track("fay", "Product Added", "a-1", now(), "{\"product_id\": \"chair\"}");
    tactus.clock().advance(Duration.ofHours(4));
    eventually("the first reminder", () -> tactus.decisions("fay").size() == 1);
    assertThat(shown(message("fay"))).containsExactly("chair");
    tactus.clock().advance(Duration.ofDays(6));
    for (int i = 0; i < 3; i++) {
      tactus.track("fay", "Product Viewed", "v-" + i, now(), "{\"product_id\": \"chair\"}");
    }
    tactus.clock().advance(Duration.ofHours(20));
    eventually("the second reminder", () -> tactus.decisions("fay").size() == 2);
    JsonNode second = message("fay");
    assertThat(second.get("step").asString()).isEqualTo("reminder-2");
    assertThat(second.get("journeyVersion").asInt()).isEqualTo(2);
    assertThat(shown(second)).containsExactly("bulb");
    assertThat(second.at("/products/0/name").asString()).isEqualTo("Bulb");
    assertThat(second.at("/because/text").asString()).contains("you put Chair in your cart");
    product("chair", "{\"stock\": 0}");
    String claim = "/v1/sends/" + second.get("sendId").asString() + "/claim";
    JsonNode refused = tactus.call("worker", "POST", claim, "{\"worker\": \"w\"}", 4);
    assertThat(refused.get("reason").asString()).isEqualTo("OUT_OF_STOCK");
  }

  @Test
  void theJourneyOfTheGuideSendsWhatItSays() throws Exception {
    String guide =
        Files.readString(Path.of("..", "docs", "guides", "journeys.md"), StandardCharsets.UTF_8);
    String yaml = guide.split("```yaml\n")[1].split("```")[0];
    tactus.post("author", "/v1/journeys", yaml);
    tactus.consenting("gus");
    product("globe", "{\"name\": \"Globe\"}");
    wishes("gus", "globe", 25);
    wishes("gus", "pen", 2);
    tactus.clock().advance(Duration.ofDays(3));
    eventually("a decision", () -> !tactus.decisions("gus").isEmpty());
    JsonNode message = message("gus");
    assertThat(message.get("journey").asString()).isEqualTo("wish");
    assertThat(message.get("subject").asString()).isEqualTo("globe");
    assertThat(message.at("/because/text").asString())
        .isEqualTo("You put Globe on your wishlist and have not bought it.");
    assertThat(tactus.decisions("gus")).hasSize(1);
  }

  private void wishes(String customer, String product, int price) {
    tactus.track(
        customer,
        "Product Added to Wishlist",
        "w-" + product,
        now(),
        "{\"product_id\": \"%s\", \"price\": %d}".formatted(product, price));
  }

  private void product(String id, String body) {
    tactus.put("integration", "/v1/products/" + id, body);
  }

  private void asksFor(String customer, String what) {
    tactus.consenting(customer);
    tactus.track(customer, "Restock Alert Requested", "r-1", now(), what);
  }

  private Instant now() {
    return tactus.clock().instant();
  }

  private String links(String product) {
    return tactus
        .sql()
        .sql("select concat_ws(' ', url, image_url) from products where id = ?")
        .param(product)
        .query(String.class)
        .single();
  }

  private static long decided() {
    return ASKERS.stream().mapToLong(customer -> tactus.decisions(customer).size()).sum();
  }

  private List<String> changes() {
    return tactus
        .sql()
        .sql(
            """
            select name || ' ' || properties from events
            where (id like '%#stock' or id like '%#price') and properties like '%"lamp"%'
            order by received_at\
            """)
        .query(String.class)
        .list();
  }

  /** The one on the queue that is for this customer; those for others are taken off it, too. */
  private static JsonNode message(String customer) {
    List<JsonNode> messages = new ArrayList<>();
    eventually(
        "a send on the queue",
        () -> {
          try {
            tactus.messages("tactus.sends.email").stream()
                .filter(m -> m.at("/data/customerId").asString().equals(customer))
                .forEach(messages::add);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return !messages.isEmpty();
        });
    assertThat(messages).hasSize(1);
    return messages.get(0).get("data");
  }

  private static List<String> shown(JsonNode message) {
    return message.get("products").valueStream().map(p -> p.get("id").asString()).toList();
  }
}
