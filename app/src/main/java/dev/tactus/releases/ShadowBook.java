package dev.tactus.releases;

import java.util.List;
import java.util.Map;

/** What shadows would have decided otherwise. */
public interface ShadowBook {
  /** Adds to the counts, and keeps differences. */
  void enter(String release, Map<String, Long> counts, List<ShadowDifference> differences);

  /**
   * How often a shadow judged.
   *
   * @return {@code judged}, {@code differs}, {@code skipped}; of each rule {@code +rule} where only
   *     the shadow fired it, {@code -rule} where only the other did
   */
  Map<String, Long> counts(String release);

  /** Newest first, after that decision if one is given. */
  List<ShadowDifference> differences(String release, Place after, int most);

  /** A place in the list; {@link #FIRST} is before all. */
  record Place(java.time.Instant decidedAt, String decisionId) {
    public static final Place FIRST =
        new Place(java.time.Instant.parse("9999-01-01T00:00:00Z"), "");
  }
}
