package dev.tactus.enrollment;

import dev.tactus.delivery.Send;
import dev.tactus.facts.Product;
import dev.tactus.journeys.Step;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The products that a message shows: the subject's, or what goes with them. */
final class Shown {
  private static final int MOST = 12;

  private Shown() {}

  /**
   * The products that a message of this step shows.
   *
   * @param subject the subject's products
   * @param catalogue reads others, in that order
   */
  static List<Send.Item> of(
      Step step, List<Product> subject, Function<Collection<String>, List<Product>> catalogue) {
    List<Product> shown = step.complements() ? complements(subject, catalogue) : subject;
    return (shown.isEmpty() ? subject : shown)
        .stream().map(p -> new Send.Item(p.id(), p.name(), p.price())).toList();
  }

  private static List<Product> complements(
      List<Product> subject, Function<Collection<String>, List<Product>> catalogue) {
    Set<String> ids = new LinkedHashSet<>();
    subject.forEach(p -> ids.addAll(p.complements()));
    subject.forEach(p -> ids.remove(p.id()));
    return ids.isEmpty()
        ? List.of()
        : catalogue.apply(ids).stream().filter(Shown::isFit).limit(MOST).toList();
  }

  /** Nobody is shown unasked what is sensitive. */
  private static boolean isFit(Product p) {
    return !p.equals(Product.unknown(p.id())) && !p.isSoldOut() && !p.sensitive();
  }
}
