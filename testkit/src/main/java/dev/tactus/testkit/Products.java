package dev.tactus.testkit;

import dev.tactus.facts.Product;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products for tests. */
public final class Products {
  private Products() {}

  /** A desk lamp of 20 EUR, in stock. */
  public static Product lamp() {
    return product("lamp", "lighting", "20", "20", 7.0, false);
  }

  /** A desk lamp at another price than when it was put aside. */
  public static Product lampNowAt(String price) {
    return product("lamp", "lighting", price, "20", 7.0, false);
  }

  /** A desk lamp of which so many are left; null: nobody knows. */
  public static Product lampInStock(@Nullable Double stock) {
    return product("lamp", "lighting", "20", "20", stock, false);
  }

  /** A product that nobody wants to be reminded of. */
  public static Product sensitive() {
    return product("test-kit", "health", "9", "9", 3.0, true);
  }

  private static Product product(
      String id,
      String category,
      String price,
      String was,
      @Nullable Double stock,
      boolean sensitive) {
    return new Product(
        id,
        id,
        category,
        "Acme",
        new BigDecimal(price),
        new BigDecimal(was),
        "EUR",
        stock,
        stock == null ? null : stock > 0,
        null,
        false,
        null,
        sensitive,
        List.of());
  }
}
