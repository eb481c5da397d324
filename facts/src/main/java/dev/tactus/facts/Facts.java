package dev.tactus.facts;

import java.util.ArrayList;
import java.util.List;

/** All that the rules are given for one judgement; immutable, and stored with the decision. */
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
    products = List.copyOf(products);
    attributes = List.copyOf(attributes);
    segments = List.copyOf(segments);
    competing = List.copyOf(competing);
  }

  /** Every single fact, in a fixed order, as it is handed to the rules. */
  public List<Object> all() {
    List<Object> all = new ArrayList<>();
    all.add(trigger);
    all.add(moment);
    all.add(subject);
    all.addAll(candidates);
    all.addAll(consents);
    all.add(preferences);
    all.add(contacts);
    all.add(engagement);
    all.addAll(products);
    all.add(purchases);
    all.addAll(attributes);
    all.addAll(segments);
    all.addAll(competing);
    return all;
  }
}
