package dev.tactus.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A product of the demo storefront.
 *
 * @param daysSupply for how many days one unit lasts; 0: it is not used up
 */
record Item(String id, String name, String category, double price, double daysSupply) {
  boolean isConsumable() {
    return daysSupply > 0;
  }

  /** As a product of an event. */
  Map<String, Object> line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("product_id", id);
    line.put("name", name);
    line.put("category", category);
    line.put("price", price);
    return line;
  }

  /** As that many units of an event. */
  Map<String, Object> line(int quantity) {
    Map<String, Object> line = line();
    line.put("quantity", quantity);
    return line;
  }
}
