package dev.tactus.rulebase;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;
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

  /** The spare judged lately, or is about to: going back to it, or on to it, loads nothing. */
  private record Seats(
      Knowledge active, @Nullable Knowledge canary, double percent, @Nullable Knowledge spare) {
    Knowledge of(String customer) {
      return canary != null && part(customer) < percent * PARTS / 100 ? canary : active;
    }

    List<Knowledge> all() {
      return Stream.of(active, canary, spare).filter(Objects::nonNull).toList();
    }

    @Nullable Knowledge find(String id) {
      for (Knowledge one : all()) {
        if (one.release().id().equals(id)) {
          return one;
        }
      }
      return null;
    }

    void closeBut(List<Knowledge> kept) {
      all().stream().filter(one -> !kept.contains(one)).forEach(Knowledge::close);
    }
  }

  @Autowired
  Rulebase(ObjectProvider<Rulings> rulings) {
    Rulings given = rulings.getIfAvailable();
    seats = seated(given == null ? Ruling.of(Release.first()) : given.now(), List.of());
  }

  /** A rulebase that begins with that release. */
  public Rulebase(Release first) {
    seats = seated(Ruling.of(first), List.of());
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

  /** Does something with the release of that number, if it is loaded here. */
  public <T> Optional<T> withSeated(String id, Function<Knowledge, T> task) {
    use.readLock().lock();
    try {
      return Optional.ofNullable(seats.find(id)).map(task);
    } finally {
      use.readLock().unlock();
    }
  }

  /** Whether that release is loaded here. */
  public boolean isSeated(String id) {
    return seats.find(id) != null;
  }

  /**
   * Loads a release that is soon to judge.
   *
   * @throws IllegalArgumentException if it cannot judge; says why
   */
  public synchronized void prepare(Release release) {
    if (!isSeated(release.id())) {
      Seats now = seats;
      replace(new Seats(now.active(), now.canary(), now.percent(), Knowledge.load(release)));
    }
  }

  /**
   * Obeys that ruling; judgements under way end with the release that they began with, which is
   * closed when another one has come and gone.
   *
   * @throws IllegalArgumentException if a release cannot judge; nothing is changed then
   */
  public synchronized void follow(Ruling ruling) {
    replace(seated(ruling, seats.all()));
  }

  private void replace(Seats next) {
    Seats former = seats;
    seats = next;
    drain();
    former.closeBut(next.all());
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
    seats.closeBut(List.of());
  }

  private void drain() {
    use.writeLock().lock();
    use.writeLock().unlock();
  }

  private static Seats seated(Ruling ruling, List<Knowledge> former) {
    Knowledge active = load(ruling.active(), former);
    try {
      Release second = ruling.canary();
      Knowledge canary = second == null ? null : load(second, former);
      Knowledge spare =
          former.stream().filter(k -> k != active && k != canary).findFirst().orElse(null);
      return new Seats(active, canary, ruling.percent(), spare);
    } catch (RuntimeException e) {
      if (!former.contains(active)) {
        active.close();
      }
      throw e;
    }
  }

  /** One that is loaded already is used on. */
  private static Knowledge load(Release release, List<Knowledge> former) {
    return former.stream()
        .filter(one -> one.release().id().equals(release.id()))
        .findFirst()
        .orElseGet(() -> Knowledge.load(release));
  }

  // a share that grows keeps those whom it had
  private static int part(String customer) {
    int h = customer.hashCode() * 0x9E3779B1;
    return Math.floorMod(h ^ (h >>> 15), PARTS);
  }
}
