package dev.tactus.releases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which releases judge, as it stands in the database; ids.
 *
 * @param change grows with every change
 * @param former was active before, null: the active one is not watched
 * @param since when the active one became so
 * @param percent of the customers whom the canary judges
 * @param canarySince when it got that share
 * @param limits raised for the latest activation or canary, null: those of the settings
 */
public record Standing(
    long change,
    String active,
    @Nullable String former,
    Instant since,
    @Nullable String canary,
    double percent,
    @Nullable Instant canarySince,
    @Nullable String shadow,
    @Nullable Limits limits) {

  /** That release judges everybody from now on, and is watched. */
  Standing activated(String id, @Nullable Limits raised, Instant now) {
    return id.equals(active) ? this : begun(id, active, raised, now);
  }

  /** That release judges again, and is not watched: it was active before. */
  Standing rolledBack(String id, Instant now) {
    return id.equals(active) ? this : begun(id, null, null, now);
  }

  private Standing begun(String id, @Nullable String before, @Nullable Limits raised, Instant now) {
    boolean promoted = id.equals(canary);
    return new Standing(
        change,
        id,
        before,
        now,
        promoted ? null : canary,
        promoted ? 0 : percent,
        promoted ? null : canarySince,
        id.equals(shadow) ? null : shadow,
        raised);
  }

  /** That release judges a share of the customers, and is watched. */
  Standing withCanary(String id, double share, @Nullable Limits raised, Instant now) {
    return new Standing(change, active, former, since, id, share, now, shadow, raised);
  }

  Standing withoutCanary() {
    return new Standing(change, active, former, since, null, 0, null, shadow, limits);
  }

  Standing withShadow(@Nullable String id) {
    return new Standing(change, active, former, since, canary, percent, canarySince, id, limits);
  }

  /** Which release is to be watched now, if any is in its first minutes. */
  Optional<Watched> watched(Instant now, Duration window) {
    if (canary != null && canarySince != null && now.isBefore(canarySince.plus(window))) {
      return Optional.of(new Watched(canary, active, canarySince, limits));
    }
    if (former != null && now.isBefore(since.plus(window))) {
      return Optional.of(new Watched(active, former, since, limits));
    }
    return Optional.empty();
  }

  /** Without the release that was watched. */
  Standing without(Watched bad, Instant now) {
    if (bad.release().equals(canary) && bad.since().equals(canarySince)) {
      return withoutCanary();
    }
    return bad.release().equals(active) && bad.since().equals(since)
        ? begun(bad.before(), null, null, now)
        : this;
  }

  /**
   * A release in its first minutes.
   *
   * @param before what judged before it, or judges those who are not the canary's
   */
  record Watched(String release, String before, Instant since, @Nullable Limits limits) {}
}
