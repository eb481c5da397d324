package dev.tactus.releases;

import dev.tactus.rulebase.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which releases judge, as it stands in the database; ids.
 *
 * @param change grows with every change
 * @param former was active before, null: the active one is not watched
 * @param since when the active one became so
 * @param limits raised for its activation, null: those of the settings
 * @param coming is about to judge, so that every process loads it already
 */
public record Standing(
    long change,
    String active,
    @Nullable String former,
    Instant since,
    @Nullable Limits limits,
    @Nullable Canary canary,
    @Nullable String shadow,
    @Nullable String coming) {
  /**
   * A release that judges a share of the customers.
   *
   * @param percent of the customers
   * @param since when it got that share, or another release became active beside it
   * @param limits raised for it, null: those of the settings
   */
  public record Canary(String id, double percent, Instant since, @Nullable Limits limits) {}

  /**
   * That release judges everybody from now on, and is watched: beside the active one, or, while
   * that is watched itself, beside the one that is known.
   */
  Standing activated(String id, @Nullable Limits raised, Instant now, Duration window) {
    if (id.equals(active)) {
      return this;
    }
    boolean known = former == null || former.equals(id) || !now.isBefore(since.plus(window));
    return begun(id, known ? active : former, raised, now);
  }

  /** That release judges again, and is not watched: it was active before. */
  Standing rolledBack(String id, Instant now) {
    return id.equals(active) ? this : begun(id, null, null, now);
  }

  private Standing begun(String id, @Nullable String before, @Nullable Limits raised, Instant now) {
    Canary beside =
        canary == null || canary.id().equals(id)
            ? null
            : new Canary(canary.id(), canary.percent(), now, canary.limits());
    String unseen = id.equals(shadow) ? null : shadow;
    return new Standing(change, id, before, now, raised, beside, unseen, null);
  }

  /** That release judges a share of the customers, and is watched. */
  Standing withCanary(String id, double share, @Nullable Limits raised, Instant now) {
    return with(new Canary(id, share, now, raised));
  }

  /** That release is the canary no more, if it was. */
  Standing withoutCanary(String id) {
    return canary != null && canary.id().equals(id) ? with(null) : this;
  }

  private Standing with(@Nullable Canary other) {
    return new Standing(change, active, former, since, limits, other, shadow, null);
  }

  Standing withShadow(@Nullable String id) {
    return new Standing(change, active, former, since, limits, canary, id, coming);
  }

  /** Which releases are in their first minutes: at most the active one and the canary. */
  List<Watched> watched(Instant now, Duration window) {
    List<Watched> all = new ArrayList<>(2);
    if (former != null && now.isBefore(since.plus(window))) {
      all.add(new Watched(active, former, since, limits));
    }
    if (canary != null && now.isBefore(canary.since().plus(window))) {
      all.add(new Watched(canary.id(), active, canary.since(), canary.limits()));
    }
    return all;
  }

  /** Without a release that was watched, if it judges still. */
  Standing without(Watched bad, Instant now) {
    if (canary != null && bad.release().equals(canary.id()) && bad.since().equals(canary.since())) {
      return with(null);
    }
    return bad.release().equals(active) && bad.since().equals(since)
        ? begun(bad.before(), null, null, now)
        : this;
  }

  /** What the rulebase is to obey. */
  Ruling ruling() {
    return canary == null ? Ruling.of(active) : new Ruling(active, canary.id(), canary.percent());
  }

  /**
   * A release in its first minutes.
   *
   * @param before what judged before it, or judges those who are not the canary's
   */
  record Watched(String release, String before, Instant since, @Nullable Limits limits) {}
}
