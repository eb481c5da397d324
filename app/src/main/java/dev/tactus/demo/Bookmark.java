package dev.tactus.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps how far the demo storefront has come, so that a restart goes on from there. */
interface Bookmark {
  /**
   * A place in the storefront's history.
   *
   * @param endsAt when the history ends
   * @param taken so many of its events were taken
   * @param finished whether that was all of them
   */
  record Place(long seed, Instant endsAt, int taken, boolean finished) {
    Place after(int events) {
      return new Place(seed, endsAt, taken + events, false);
    }

    Place atTheEnd() {
      return new Place(seed, endsAt, taken, true);
    }
  }

  /** Where it is, null if it was never begun. */
  @Nullable Place place();

  void put(Place place);

  /** Whether nobody has used this installation yet. */
  boolean isEmptyInstallation();
}
