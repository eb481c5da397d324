package dev.tactus.enrollment;

import dev.tactus.customer.Customer;
import dev.tactus.customer.Zones;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Competing;
import dev.tactus.facts.Consent;
import dev.tactus.facts.ContactHistory;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchases;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Gathers what the rules are given for one judgement. */
final class FactsFactory {
  private final Zones zones;
  private final boolean assumeConsent;

  FactsFactory(Zones zones, boolean assumeConsent) {
    this.zones = zones;
    this.assumeConsent = assumeConsent;
  }

  Facts facts(
      Trigger trigger,
      Subject subject,
      Person person,
      List<Product> products,
      List<Competing> competing,
      Instant now) {
    Customer customer = person.customer;
    return new Facts(
        trigger,
        zones.moment(customer, now),
        subject,
        candidates(trigger, customer),
        consents(trigger, subject, customer),
        customer.preferences(),
        new ContactHistory(now, customer.touches()),
        customer.engagement(),
        products.stream().map(p -> priced(p, customer)).toList(),
        new Purchases(now, customer.purchasesFor(subject.products())),
        customer.attributes(),
        List.of(),
        competing);
  }

  private static List<Candidate> candidates(Trigger trigger, Customer customer) {
    List<Candidate> candidates = new ArrayList<>();
    for (Channel channel : trigger.channels()) {
      candidates.add(
          new Candidate(
              channel,
              candidates.size(),
              reach(channel, customer),
              customer.bouncedAt(channel),
              channel == customer.preferences().channel()));
    }
    return candidates;
  }

  /** The web needs no address: who comes to the shop is reached there. */
  private static Candidate.Reach reach(Channel channel, Customer customer) {
    if (channel == Channel.WEB || !customer.addresses(channel).isEmpty()) {
      return Candidate.Reach.YES;
    }
    return customer.known() ? Candidate.Reach.NO : Candidate.Reach.UNKNOWN;
  }

  private List<Consent> consents(Trigger trigger, Subject subject, Customer customer) {
    return trigger.channels().stream()
        .map(c -> consent(c, trigger, subject, customer))
        .filter(Objects::nonNull)
        .toList();
  }

  private @org.jspecify.annotations.Nullable Consent consent(
      Channel channel, Trigger trigger, Subject subject, Customer customer) {
    Consent counting = customer.consent(channel, trigger.purpose(), subject.products());
    return counting == null && assumeConsent
        ? new Consent(channel, trigger.purpose(), null, true, Instant.EPOCH, null, "assumed", null)
        : counting;
  }

  private static Product priced(Product p, Customer customer) {
    return new Product(
        p.id(),
        p.name(),
        p.category(),
        p.brand(),
        p.price(),
        customer.priceSeen(p.id()),
        p.currency(),
        p.stock(),
        p.inStock(),
        p.variantOf(),
        p.consumable(),
        p.daysSupply(),
        p.sensitive(),
        p.complements());
  }
}
