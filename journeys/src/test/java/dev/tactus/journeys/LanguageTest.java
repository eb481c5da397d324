package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LanguageTest {
  static String other(String file) {
    try (InputStream in = LanguageTest.class.getResourceAsStream("/other/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static Story story(String id) {
    Journey journey = Journey.parse(id + ".yaml", other(id + ".yaml"));
    return Story.of(Journeys.of(List.of(journey)), id);
  }

  private static Event price(String at, double was, double is) {
    Map<String, Object> lamp = Map.of("product_id", "lamp", "was_price", was, "price", is);
    return Events.track("Wished Price Dropped", at, lamp);
  }

  private static Event wished(String at) {
    return Events.track("Product Added to Wishlist", at, Map.of("product_id", "lamp"));
  }

  @Test
  void definesAnotherJourneyOfProductsInYamlAlone() {
    story("price-drop")
        .when(wished("0h"), price("1d", 100, 95))
        .then("entered at 0h")
        .in("wishing")
        .when(price("2d", 95, 80))
        .then("cheaper at 2d")
        .in("told")
        .when(price("3d", 80, 70), Events.with("note", "again", price("4d", 80, 70)))
        .then("cheaper at 4d")
        .until("60d")
        .then("exit lapsed at 60d");
  }

  @Test
  void definesAnotherJourneyOfCustomersInYamlAlone() {
    story("welcome")
        .when(Events.track("Signed Up", "0h", Map.of("plan", "internal")))
        .then()
        .when(Events.track("Signed Up", "1h", Map.of()))
        .then("entered at 1h", "hello at 1h")
        .until("5d")
        .then("how-to at 3d1h", "exit done at 4d1h")
        .ended();
  }

  @Test
  void beginsAnewWithStepsNotYetTriggered() {
    story("welcome")
        .when(Events.track("Signed Up", "0h", Map.of()), Events.track("Signed Up", "1d", Map.of()))
        .then("entered at 0h", "hello at 0h", "hello at 1d")
        .until("4d")
        .then("how-to at 4d");
  }

  @Test
  void tellsWhatTheCoreHasToKnow() {
    Journey cart = Journeys.builtIn().latest("abandoned-cart");
    assertThat(cart.events()).containsOnly("Product Added", "Product Removed", "Order Completed");
    assertThat(cart.subjectKind()).isEqualTo("cart");
    assertThat(cart.waves()).isFalse();
    assertThat(Journeys.builtIn().latest("back-in-stock").waves()).isTrue();
    assertThat(Journeys.builtIn().latest("back-in-stock").peoplePerUnit()).isEqualTo(1);
    assertThat(Journeys.builtIn().latest("replenishment").usesIntervals()).isTrue();
  }

  @Test
  void shipsTheJourneysOfTheFirstRelease() {
    assertThat(Journeys.builtIn().all())
        .extracting(Journey::id)
        .containsExactly("abandoned-cart", "back-in-stock", "replenishment");
  }
}
