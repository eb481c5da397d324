package dev.tactus.customer;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Touch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer; immutable, stored as JSON.
 *
 * @param known whether customer data were ever given (else addresses are unknown, not missing)
 * @param zone IANA zone, null: not known
 * @param country ISO 3166-1 alpha-2, null: not known
 * @param addresses per channel; several for push
 * @param consents the entry that counts for each channel, purpose and product
 * @param touches messages of the last {@link Customer#MEMORY} days, oldest first
 * @param purchases order and refund lines, oldest first: the latest {@link PurchaseLines#LATEST},
 *     and those of the last {@link PurchaseLines#REMEMBERED} before the latest
 * @param prices of the products of {@code engagement} when the customer put them aside
 */
public record Profile(
    boolean known,
    @Nullable String zone,
    @Nullable String country,
    @Nullable String locale,
    Map<Channel, List<String>> addresses,
    List<Attribute> attributes,
    List<Consent> consents,
    Preferences preferences,
    List<Touch> touches,
    Map<Channel, Instant> bounced,
    Engagement engagement,
    List<Purchase> purchases,
    Map<String, BigDecimal> prices) {
  /** Of whom nothing is known. */
  public static final Profile UNKNOWN =
      new Profile(
          false,
          null,
          null,
          null,
          Map.of(),
          List.of(),
          List.of(),
          Preferences.NONE,
          List.of(),
          Map.of(),
          Engagement.NONE,
          List.of(),
          Map.of());
}
