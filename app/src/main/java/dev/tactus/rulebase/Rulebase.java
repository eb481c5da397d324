package dev.tactus.rulebase;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Holds the releases that judge; others can take their place while triggers are judged. */
@Component
public class Rulebase implements DisposableBean {
  private static final int PARTS = 10_000;

  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile Seats seats;

  private record Seats(Knowledge active, @Nullable Knowledge canary, double percent) {
    Knowledge of(String customer) {
      return canary != null && part(customer) < percent * PARTS / 100 ? canary : active;
    }

    @Nullable Knowledge find(String id) {
      if (active.release().id().equals(id)) {
        return active;
      }
      return canary != null && canary.release().id().equals(id) ? canary : null;
    }

    boolean hold(@Nullable Knowledge one) {
      return one == null || one == active || one == canary;
    }

    void closeBut(@Nullable Seats next) {
      for (Knowledge one : new @Nullable Knowledge[] {active, canary}) {
        if (one != null && (next == null || !next.hold(one))) {
          one.close();
        }
      }
    }
  }

  @Autowired
  Rulebase(ObjectProvider<Rulings> rulings) {
    Rulings given = rulings.getIfAvailable();
    seats = seated(given == null ? Ruling.of(Release.first()) : given.now(), null);
  }

  /** A rulebase that begins with that release. */
  public Rulebase(Release first) {
    seats = seated(Ruling.of(first), null);
  }

  /** Does something with the active release, which stays open that long. */
  public <T> T with(Function<Knowledge, T> task) {
    use.readLock().lock();
    try {
      return task.apply(seats.active());
    } finally {
      use.readLock().unlock();
    }
  }

  /** Does something with the release that judges this customer's triggers. */
  public <T> T with(String customer, Function<Knowledge, T> task) {
    use.readLock().lock();
    try {
      return task.apply(seats.of(customer));
    } finally {
      use.readLock().unlock();
    }
  }

  /** Does something with the release of that number, if it is active or the canary. */
  public <T> Optional<T> withSeated(String id, Function<Knowledge, T> task) {
    use.readLock().lock();
    try {
      return Optional.ofNullable(seats.find(id)).map(task);
    } finally {
      use.readLock().unlock();
    }
  }

  /** Whether that release is active or the canary. */
  public boolean isSeated(String id) {
    return seats.find(id) != null;
  }

  /**
   * Obeys that ruling; judgements under way end with the release that they began with, which is
   * closed after the last of them.
   *
   * @throws IllegalArgumentException if a release cannot judge; nothing is changed then
   */
  public synchronized void follow(Ruling ruling) {
    Seats former = seats;
    Seats next = seated(ruling, former);
    seats = next;
    drain();
    former.closeBut(next);
  }

  /** The active release. */
  public Release release() {
    return seats.active().release();
  }

  /** The rules of the active release, by gate, then name. */
  public List<Rule> rules() {
    return seats.active().rules();
  }

  @Override
  public void destroy() {
    drain();
    seats.closeBut(null);
  }

  private void drain() {
    use.writeLock().lock();
    use.writeLock().unlock();
  }

  private static Seats seated(Ruling ruling, @Nullable Seats former) {
    Knowledge active = load(ruling.active(), former);
    try {
      Release canary = ruling.canary();
      return new Seats(active, canary == null ? null : load(canary, former), ruling.percent());
    } catch (RuntimeException e) {
      if (former == null || !former.hold(active)) {
        active.close();
      }
      throw e;
    }
  }

  /** One that is loaded already is used on. */
  private static Knowledge load(Release release, @Nullable Seats former) {
    Knowledge loaded = former == null ? null : former.find(release.id());
    return loaded == null ? Knowledge.load(release) : loaded;
  }

  // a share that grows keeps those whom it had
  private static int part(String customer) {
    int h = customer.hashCode() * 0x9E3779B1;
    return Math.floorMod(h ^ (h >>> 15), PARTS);
  }
}
