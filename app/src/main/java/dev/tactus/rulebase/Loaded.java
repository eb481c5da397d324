package dev.tactus.rulebase;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The few releases that were used lately: going back to one of them loads nothing. Remembers those
 * that could not be loaded.
 */
final class Loaded {
  private static final int MOST = 4;
  private static final int DOORS = 16;

  private final Rulings rulings;
  private final Map<String, Seat> seats = new LinkedHashMap<>(8, 0.75f, true);
  private final Object[] doors = new Object[DOORS];
  private final Map<String, String> failed = new ConcurrentHashMap<>();

  Loaded(Rulings rulings) {
    this.rulings = rulings;
    Arrays.setAll(doors, i -> new Object());
  }

  /**
   * The release of that number, entered.
   *
   * @return null: there is none
   * @throws NotLoadedException if it cannot be loaded, or could not and was not forgiven since
   */
  @Nullable Seat enter(String id) {
    Seat there = entered(id);
    if (there != null) {
      return there;
    }
    synchronized (doors[Math.floorMod(id.hashCode(), DOORS)]) {
      Seat meanwhile = entered(id);
      return meanwhile != null ? meanwhile : load(id);
    }
  }

  boolean has(String id) {
    return rulings.release(id).isPresent();
  }

  private @Nullable Seat load(String id) {
    String why = failed.get(id);
    if (why != null) {
      throw new NotLoadedException(id, why);
    }
    Release release = rulings.release(id).orElse(null);
    if (release == null) {
      return null;
    }
    try {
      Seat seat = new Seat(knowledge(release));
      keep(seat);
      return seat;
    } catch (IllegalArgumentException e) {
      failed.put(id, String.valueOf(e.getMessage()));
      throw new NotLoadedException(id, String.valueOf(e.getMessage()));
    }
  }

  private Knowledge knowledge(Release release) {
    try {
      if (!rulings.isIntact(release)) {
        throw new IllegalArgumentException("what is stored of it is not what was accepted");
      }
      return opened(release);
    } catch (IllegalArgumentException e) {
      try {
        return opened(rulings.anew(release));
      } catch (IllegalArgumentException again) {
        throw new IllegalArgumentException(e.getMessage() + "; anew: " + again.getMessage(), again);
      }
    }
  }

  /** One that was made for other facts may fail in any way. */
  private static Knowledge opened(Release release) {
    try {
      return Knowledge.load(release);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(e.toString(), e);
    }
  }

  private synchronized @Nullable Seat entered(String id) {
    Seat seat = seats.get(id);
    return seat != null && seat.enter() ? seat : null;
  }

  /** Keeps one that somebody uses now as the latest; whoever was used longest ago has to go. */
  synchronized void keep(Seat seat) {
    if (seats.get(seat.id()) == null && seat.enter()) {
      seats.put(seat.id(), seat);
    }
    Iterator<Seat> eldest = seats.values().iterator();
    while (seats.size() > MOST) {
      Seat gone = eldest.next();
      eldest.remove();
      gone.leave();
    }
  }

  /** Those that could not be loaded may be tried again. */
  void forgive() {
    failed.clear();
  }

  void forgive(String id) {
    failed.remove(id);
  }

  /** Why releases could not be loaded, by their numbers. */
  Map<String, String> failed() {
    return Map.copyOf(failed);
  }

  synchronized void close() {
    seats.values().forEach(Seat::leave);
    seats.clear();
  }
}
