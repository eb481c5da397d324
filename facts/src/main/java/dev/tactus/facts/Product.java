package dev.tactus.facts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue as it is now; null means unknown, which is never a reason against.
 *
 * @param id its id in the catalogue
 * @param name its name, as customers know it
 * @param category its category, as {@code lighting}
 * @param brand who makes it
 * @param price what it costs now
 * @param stock units in stock; null: unknown
 * @param inStock whether there is any; null: unknown
 * @param variantOf the product of which it is a variant
 * @param consumable whether it is used up
 * @param daysSupply for how many days one unit lasts
 * @param wasPrice the price when the subject was begun
 * @param currency in which the prices are, as {@code EUR}
 * @param sensitive whether nobody should be reminded of it unasked
 * @param complements ids of products that go with it
 */
public record Product(
    @Word(example = "$s : Subject() not Product($s.has(id), soldOut)") String id,
    @Word(example = "exists Product(name != null)") @Nullable String name,
    @Word(example = "exists Product(category == \"lighting\")") @Nullable String category,
    @Word(example = "exists Product(brand == \"Acme\")") @Nullable String brand,
    @Word(
            example = "exists Product(price != null, price.doubleValue() >= 50)",
            range = "money, from 0")
        @Nullable BigDecimal price,
    @Word(
            example = "exists Product(wasPrice != null, wasPrice.doubleValue() >= 50)",
            range = "money, from 0")
        @Nullable BigDecimal wasPrice,
    @Word(example = "exists Product(currency == \"EUR\")") @Nullable String currency,
    @Word(example = "exists Product(stock != null, stock < 3)", range = "units, from 0")
        @Nullable Double stock,
    @Word(example = "exists Product(inStock == true)") @Nullable Boolean inStock,
    @Word(example = "exists Product(variantOf != null)") @Nullable String variantOf,
    @Word(example = "exists Product(consumable)") boolean consumable,
    @Word(example = "exists Product(daysSupply != null, daysSupply <= 30)", range = "days, above 0")
        @Nullable Double daysSupply,
    @Word(example = "exists Product(sensitive)") boolean sensitive,
    @Word(example = "exists Product(complements.size() > 0)") List<String> complements) {
  public Product {
    complements = List.copyOf(complements);
  }

  /** A product of which nothing but its id is known. */
  public static Product unknown(String id) {
    return new Product(
        id, null, null, null, null, null, null, null, null, null, false, null, false, List.of());
  }

  /** Known to be sold out. */
  @Word(example = "exists Product(soldOut)")
  public boolean isSoldOut() {
    return Boolean.FALSE.equals(inStock);
  }

  /** Known to cost more than when the subject was begun. */
  @Word(example = "$s : Subject() exists Product($s.has(id), dearer)")
  public boolean isDearer() {
    return price != null && wasPrice != null && price.compareTo(wasPrice) > 0;
  }

  /** Known to cost less than when the subject was begun. */
  @Word(example = "$s : Subject() exists Product($s.has(id), cheaper)")
  public boolean isCheaper() {
    return price != null && wasPrice != null && price.compareTo(wasPrice) < 0;
  }
}
