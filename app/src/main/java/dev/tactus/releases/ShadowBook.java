package dev.tactus.releases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What shadows would have decided otherwise. */
public interface ShadowBook {
  /** So many differences of a release are listed; more are only counted. */
  int MOST_LISTED = 10_000;

  /** Begins anew for that release. */
  void clear(String release);

  /** Adds to the counts, and keeps differences. */
  void enter(String release, Map<String, Long> counts, List<ShadowDifference> differences);

  /**
   * How often a shadow judged.
   *
   * @return {@code judged}, {@code differs}, {@code failed}, {@code notJudged} (by the other, for
   *     no fault of its rules), {@code skipped}; of each rule {@code +rule} where only the shadow
   *     fired it, {@code -rule} where only the other did
   */
  Map<String, Long> counts(String release);

  /**
   * Newest first.
   *
   * @param rule null, or one that fired only in one of both
   */
  List<ShadowDifference> differences(String release, @Nullable String rule, Place after, int most);

  /** A place in the list; {@link #FIRST} is before all. */
  record Place(Instant decidedAt, String decisionId) {
    public static final Place FIRST = new Place(Instant.parse("9999-01-01T00:00:00Z"), "");
  }
}
