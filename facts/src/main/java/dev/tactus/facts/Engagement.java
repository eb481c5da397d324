package dev.tactus.facts;

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
}
