package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.delivery.Send;
import dev.tactus.facts.Product;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static final Map<String, Step> STEPS =
      Journeys.builtIn().latest("abandoned-cart").steps();

  private final Map<String, Product> catalogue = new HashMap<>();

  private Product product(String id, boolean inStock, boolean sensitive, String... complements) {
    Product product =
        new Product(
            id,
            "The " + id,
            null,
            null,
            null,
            null,
            null,
            null,
            inStock,
            null,
            false,
            null,
            sensitive,
            List.of(complements));
    catalogue.put(id, product);
    return product;
  }

  private List<String> shown(String step, Product... cart) {
    return Shown.of(
            Objects.requireNonNull(STEPS.get(step)),
            List.of(cart),
            ids -> ids.stream().map(i -> catalogue.getOrDefault(i, Product.unknown(i))).toList())
        .stream()
        .map(Send.Item::id)
        .toList();
  }

  @Test
  void theSecondReminderShowsWhatGoesWithTheCart() {
    Product lamp = product("lamp", true, false, "bulb", "shade", "desk", "unheard-of");
    Product desk = product("desk", true, false, "bulb", "chair");
    product("bulb", true, false);
    product("shade", false, false);
    product("chair", true, false);
    assertThat(shown("reminder-2", lamp, desk)).containsExactly("bulb", "chair");
    assertThat(shown("reminder-1", lamp, desk)).containsExactly("lamp", "desk");
  }

  @Test
  void showsTheCartWhereNothingGoesWithIt() {
    Product lamp = product("lamp", true, false, "unheard-of", "sold-out", "pills");
    product("sold-out", false, false);
    product("pills", true, true);
    assertThat(shown("reminder-2", lamp)).containsExactly("lamp");
    assertThat(shown("reminder-2", product("desk", true, false))).containsExactly("desk");
  }
}
