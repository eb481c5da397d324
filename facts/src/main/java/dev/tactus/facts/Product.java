package dev.tactus.facts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue as it is now; null means unknown, which is never a reason against.
 *
 * @param stock units in stock; null: unknown
 * @param inStock whether there is any; null: unknown
 * @param daysSupply for how many days one unit lasts
 * @param wasPrice the price when the subject was begun
 */
public record Product(
    String id,
    @Nullable String name,
    @Nullable String category,
    @Nullable String brand,
    @Nullable BigDecimal price,
    @Nullable BigDecimal wasPrice,
    @Nullable String currency,
    @Nullable Double stock,
    @Nullable Boolean inStock,
    @Nullable String variantOf,
    boolean consumable,
    @Nullable Double daysSupply,
    boolean sensitive,
    List<String> complements) {
  public Product {
    complements = List.copyOf(complements);
  }

  /** A product of which nothing but its id is known. */
  public static Product unknown(String id) {
    return new Product(
        id, null, null, null, null, null, null, null, null, null, false, null, false, List.of());
  }

  /** Known to be sold out. */
  public boolean isSoldOut() {
    return Boolean.FALSE.equals(inStock);
  }

  /** Known to cost more than when the subject was begun. */
  public boolean isDearer() {
    return price != null && wasPrice != null && price.compareTo(wasPrice) > 0;
  }

  /** Known to cost less than when the subject was begun. */
  public boolean isCheaper() {
    return price != null && wasPrice != null && price.compareTo(wasPrice) < 0;
  }
}
