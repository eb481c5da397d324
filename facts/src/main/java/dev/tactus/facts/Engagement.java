package dev.tactus.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer did, apart from buying.
 *
 * @param lastSeenAt the latest event of any kind
 * @param lastAnsweredAt the latest click or order that followed a message
 * @param complainedAt the latest spam complaint
 * @param interests products looked at, most recent last
 */
public record Engagement(
    @Nullable Instant lastSeenAt,
    @Nullable Instant lastAnsweredAt,
    @Nullable Instant complainedAt,
    List<Interest> interests) {
  public static final Engagement NONE = new Engagement(null, null, null, List.of());

  public Engagement {
    interests = List.copyOf(interests);
  }

  /** How often one of these products was looked at. */
  public int viewsOf(Collection<String> products) {
    return interests.stream()
        .filter(i -> products.contains(i.product()))
        .mapToInt(Interest::views)
        .sum();
  }

  /** How often products of that category were looked at. */
  public int viewsIn(@Nullable String category) {
    return category == null
        ? 0
        : interests.stream()
            .filter(i -> category.equals(i.category()))
            .mapToInt(Interest::views)
            .sum();
  }

  /** Whether the customer was seen in the days before {@code now}. */
  public boolean seenInDays(int days, Instant now) {
    return lastSeenAt != null && lastSeenAt.isAfter(now.minus(Duration.ofDays(days)));
  }

  /** Whether the customer is known, but was not seen in the days before {@code now}. */
  public boolean goneForDays(int days, Instant now) {
    return lastSeenAt != null && !seenInDays(days, now);
  }

  /** Whether the customer responded to a message in the days before {@code now}. */
  public boolean answeredInDays(int days, Instant now) {
    return lastAnsweredAt != null && lastAnsweredAt.isAfter(now.minus(Duration.ofDays(days)));
  }

  public boolean hasComplained() {
    return complainedAt != null;
  }
}
