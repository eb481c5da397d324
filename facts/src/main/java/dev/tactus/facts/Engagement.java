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
    @Word(example = "Engagement(lastSeenAt == null)") @Nullable Instant lastSeenAt,
    @Word(example = "Engagement(lastAnsweredAt != null)") @Nullable Instant lastAnsweredAt,
    @Word(example = "Engagement(complainedAt != null)") @Nullable Instant complainedAt,
    @Word(example = "Engagement(interests.size() > 20)") List<Interest> interests) {
  public static final Engagement NONE = new Engagement(null, null, null, List.of());

  public Engagement {
    interests = List.copyOf(interests);
  }

  /** How often one of these products was looked at. */
  @Word(example = "$s : Subject() Engagement(viewsOf($s.products) >= 3)", range = "views, from 0")
  public int viewsOf(Collection<String> products) {
    return interests.stream()
        .filter(i -> products.contains(i.product()))
        .mapToInt(Interest::views)
        .sum();
  }

  /** How often products of that category were looked at. */
  @Word(example = "Engagement(viewsIn(\"lighting\") == 0)", range = "views, from 0")
  public int viewsIn(@Nullable String category) {
    return category == null
        ? 0
        : interests.stream()
            .filter(i -> category.equals(i.category()))
            .mapToInt(Interest::views)
            .sum();
  }

  /** Whether the customer was seen in the days before {@code now}. */
  @Word(example = "Moment($now : now) Engagement(seenInDays(7, $now))")
  public boolean seenInDays(int days, Instant now) {
    return lastSeenAt != null && lastSeenAt.isAfter(now.minus(Duration.ofDays(days)));
  }

  /** Whether the customer is known, but was not seen in the days before {@code now}. */
  @Word(example = "Moment($now : now) Engagement(goneForDays(180, $now))")
  public boolean goneForDays(int days, Instant now) {
    return lastSeenAt != null && !seenInDays(days, now);
  }

  /** Whether the customer responded to a message in the days before {@code now}. */
  @Word(example = "Moment($now : now) Engagement(answeredInDays(30, $now))")
  public boolean answeredInDays(int days, Instant now) {
    return lastAnsweredAt != null && lastAnsweredAt.isAfter(now.minus(Duration.ofDays(days)));
  }

  /** Whether the customer ever complained of spam. */
  @Word(example = "Engagement(hasComplained())")
  public boolean hasComplained() {
    return complainedAt != null;
  }
}
