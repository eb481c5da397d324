package dev.tactus.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.customer.Profile;
import dev.tactus.enrollment.Enrollments.Snapshot;
import dev.tactus.enrollment.Enrollments.Waiting;
import dev.tactus.facts.Attribute;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Touch;
import dev.tactus.journeys.Enrollment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they are now.
 *
 * @param addresses by channel
 * @param bounced when a message to that channel bounced
 * @param consents the entries that count
 * @param contacts messages of the last 90 days
 * @param pricesSeen of products when the customer put them aside
 * @param enrollments open ones
 * @param held triggers that wait to be judged again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(
    String customerId,
    @Nullable String timezone,
    @Nullable String country,
    @Nullable String locale,
    Map<String, List<String>> addresses,
    Map<String, Instant> bounced,
    List<Attribute> attributes,
    Preferences preferences,
    List<Consent> consents,
    Engagement engagement,
    List<Touch> contacts,
    List<Purchase> purchases,
    Map<String, BigDecimal> pricesSeen,
    List<Open> enrollments,
    List<Waiting> held) {
  /** An open enrollment. */
  public record Open(String journey, Enrollment enrollment) {}

  static Person of(Snapshot snapshot) {
    Profile p = snapshot.profile();
    return new Person(
        snapshot.customer(),
        p.zone(),
        p.country(),
        p.locale(),
        named(p.addresses(), Channel::id),
        named(p.bounced(), Channel::id),
        p.attributes(),
        p.preferences(),
        p.consents(),
        p.engagement(),
        p.touches(),
        p.purchases(),
        new TreeMap<>(p.prices()),
        snapshot.passages().stream()
            .flatMap(all -> all.open().stream().map(e -> new Open(all.journey(), e)))
            .toList(),
        snapshot.waiting());
  }

  private static <K, V> Map<String, V> named(Map<K, V> map, Function<K, String> name) {
    Map<String, V> named = new TreeMap<>();
    map.forEach((key, value) -> named.put(name.apply(key), value));
    return named;
  }
}
