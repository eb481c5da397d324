package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private Product known = Product.unknown("lamp");

  /** The names and properties of what the event changed. */
  private List<String> told(String type, String name, String properties) {
    Map<String, Object> given = new HashMap<>(Json.map("{" + properties.replace('\'', '"') + "}"));
    given.put("product_id", "lamp");
    Event event = new Event("m1", "", type, name, Instant.EPOCH, given);
    Product was = known;
    known = Catalogue.apply(was, event);
    return Catalogue.changes(event, was, known).stream()
        .map(e -> e.id() + " " + e.name() + " " + e.properties())
        .toList();
  }

  private List<String> put(String properties) {
    return told("product", "product", properties);
  }

  @Test
  void tellsOfStockAndPriceThatChanged() {
    assertThat(put("'stock': 4, 'price': 12.5"))
        .containsExactly("m1#stock Product Stock Changed {product_id=lamp, stock=4.0}");
    assertThat(put("'stock': 0, 'price': 10"))
        .containsExactly(
            "m1#stock Product Stock Changed {product_id=lamp, stock=0.0, was_stock=4.0}",
            "m1#price Product Price Changed {product_id=lamp, price=10, was_price=12.5}");
  }

  @Test
  void tellsNothingWhereNothingChanged() {
    put("'stock': 4, 'price': 12.5");
    assertThat(put("'stock': 4.0, 'price': 12.50, 'name': 'Lamp'")).isEmpty();
    assertThat(put("'name': 'Desk lamp'")).isEmpty();
    assertThat(put("'stock': null, 'price': null")).isEmpty();
  }

  @Test
  void tellsNothingTwice() {
    put("'stock': 4, 'price': 12.5");
    assertThat(told("track", "Product Stock Changed", "'stock': 5")).isEmpty();
    assertThat(told("track", "Product Price Changed", "'price': 11")).isEmpty();
    assertThat(told("track", "Product Price Changed", "'price': 9, 'stock': 1")).hasSize(1);
    assertThat(told("track", "Product Restocked", "'quantity': 7")).hasSize(1);
    assertThat(told("track", "Product Restocked", "")).isEmpty();
  }
}
