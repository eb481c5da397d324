package dev.tactus.enrollment;

import dev.tactus.facts.Product;
import dev.tactus.journeys.Step;
import java.util.List;
import java.util.Objects;

/** Says why the customer gets a message, in plain words. */
final class Wording {
  private static final String UNNAMED = "something";

  private Wording() {}

  /** The step's reason with the names of the products; a name that is not known is left out. */
  static String because(Step step, List<Product> products) {
    List<String> names = products.stream().map(Product::name).filter(Objects::nonNull).toList();
    String named =
        names.isEmpty()
            ? UNNAMED
            : names.size() == 1
                ? names.get(0)
                : names.get(0) + " and " + (names.size() - 1) + " more";
    return step.because().text().replace("{product}", named);
  }
}
