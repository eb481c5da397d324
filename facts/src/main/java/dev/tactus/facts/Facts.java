package dev.tactus.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * All that the rules are given for one judgement; immutable, and stored with the decision.
 *
 * @param products one for each product of the subject at least, {@link Product#unknown} where none
 *     is given; others may follow
 */
public record Facts(
    Trigger trigger,
    Moment moment,
    Subject subject,
    List<Candidate> candidates,
    List<Consent> consents,
    Preferences preferences,
    ContactHistory contacts,
    Engagement engagement,
    List<Product> products,
    Purchases purchases,
    List<Attribute> attributes,
    List<Segment> segments,
    List<Competing> competing) {
  public Facts {
    candidates = List.copyOf(candidates);
    consents = List.copyOf(consents);
    products = complete(products, subject);
    attributes = List.copyOf(attributes);
    segments = List.copyOf(segments);
    competing = List.copyOf(competing);
  }

  /**
   * Every single fact, in a fixed order, as it is handed to the rules; the {@link Pressure} is
   * derived from the others.
   */
  public List<Object> all() {
    List<Object> all = new ArrayList<>(32);
    all.add(trigger);
    all.add(moment);
    all.add(subject);
    all.addAll(candidates);
    all.addAll(consents);
    all.add(preferences);
    all.add(contacts);
    all.add(Pressure.of(contacts, trigger, subject));
    all.add(engagement);
    all.addAll(products);
    all.add(purchases);
    all.addAll(attributes);
    all.addAll(segments);
    all.addAll(competing);
    return all;
  }

  private static List<Product> complete(List<Product> known, Subject subject) {
    List<Product> all = new ArrayList<>(known);
    for (String id : subject.products()) {
      if (all.stream().noneMatch(p -> p.id().equals(id))) {
        all.add(Product.unknown(id));
      }
    }
    return List.copyOf(all);
  }
}
