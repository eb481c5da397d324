package dev.tactus.rulebase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Holds the releases that judge; others can take their place while triggers are judged. Nobody
 * waits for it: each judgement ends with the release that it began with.
 */
@Component
public class Rulebase implements DisposableBean {
  private static final int PARTS = 10_000;

  private final Loaded loaded;
  private volatile Seats seats;

  /**
   * Who judges whom.
   *
   * @param seat of the active release, null: it cannot be loaded
   * @param canary null: there is none, or it cannot be loaded
   */
  private record Seats(String active, @Nullable Seat seat, @Nullable Seat canary, double percent) {
    @Nullable Seat of(String customer) {
      return canary != null && part(customer) < percent * PARTS / 100 ? canary : seat;
    }

    @Nullable Seat find(String id) {
      if (seat != null && seat.id().equals(id)) {
        return seat;
      }
      return canary != null && canary.id().equals(id) ? canary : null;
    }
  }

  /** A rulebase that begins with what is to judge at the start. */
  public Rulebase(Rulings rulings) {
    Ruling first = rulings.now();
    loaded = new Loaded(rulings);
    seats = new Seats(first.active(), null, null, 0);
    follow(first);
  }

  /**
   * Does something with the active release, which stays open that long.
   *
   * @throws NotLoadedException if it cannot be loaded
   */
  public <T> T with(Function<Knowledge, T> task) {
    return within(chosen(Seats::seat), task);
  }

  /**
   * Does something with the release that judges this customer's triggers.
   *
   * @throws NotLoadedException if it cannot be loaded
   */
  public <T> T with(String customer, Function<Knowledge, T> task) {
    return within(chosen(now -> now.of(customer)), task);
  }

  private Seat chosen(Function<Seats, @Nullable Seat> choice) {
    while (true) {
      Seats now = seats;
      Seat seat = choice.apply(now);
      if (seat == null) {
        String why = loaded.failed().getOrDefault(now.active(), "it cannot be loaded");
        throw new NotLoadedException(now.active(), why);
      }
      // if not, others have taken the seats meanwhile
      if (seat.enter()) {
        return seat;
      }
    }
  }

  private static <T> T within(Seat entered, Function<Knowledge, T> task) {
    try {
      return task.apply(entered.knowledge());
    } finally {
      entered.leave();
    }
  }

  /**
   * Lets somebody use the release of that number, whether it judges or not; loads it if need be.
   *
   * @return empty: there is no such release
   * @throws NotLoadedException if it cannot be loaded; not tried again before the next ruling
   */
  public Optional<Lease> lease(String id) {
    return Optional.ofNullable(entered(id)).map(Lease::new);
  }

  /** Whether there is a release of that number. */
  public boolean has(String id) {
    return seats.find(id) != null || loaded.has(id);
  }

  private @Nullable Seat entered(String id) {
    Seat seated = seats.find(id);
    return seated != null && seated.enter() ? seated : loaded.enter(id);
  }

  /**
   * Loads a release that is soon to judge.
   *
   * @throws NotLoadedException if it cannot judge; says why
   */
  public void prepare(String id) {
    loaded.forgive(id);
    lease(id).ifPresent(Lease::close);
  }

  /**
   * Obeys that ruling. Judgements under way end with the release that they began with. Without a
   * canary that can be loaded the active release judges all; where that cannot be, nobody judges.
   */
  public final synchronized void follow(Ruling ruling) {
    loaded.forgive();
    Seat judging = tried(ruling.active());
    String wanted = ruling.canary();
    Seat canary = wanted == null ? null : seats.find(wanted);
    Seat kept = canary != null && canary.enter() ? canary : null;
    seat(new Seats(ruling.active(), judging, kept, ruling.percent()));
    if (wanted != null && kept == null) {
      // which may take a while; the active one judges already
      Seat beside = tried(wanted);
      if (beside != null) {
        Seat again = judging != null && judging.enter() ? judging : null;
        seat(new Seats(ruling.active(), again, beside, ruling.percent()));
      }
    }
  }

  private void seat(Seats next) {
    Seats former = seats;
    seats = next;
    leave(former.canary());
    leave(former.seat());
  }

  private @Nullable Seat tried(String id) {
    try {
      Seat seat = entered(id);
      if (seat == null) {
        throw new IllegalStateException("release " + id + " is to judge, but is not kept");
      }
      return seat;
    } catch (NotLoadedException e) {
      return null;
    }
  }

  private void leave(@Nullable Seat seat) {
    if (seat != null) {
      loaded.keep(seat);
      seat.leave();
    }
  }

  /** Why releases that were wanted could not be loaded, by their numbers. */
  public Map<String, String> notLoaded() {
    return loaded.failed();
  }

  /** The number of the active release. */
  public String active() {
    return seats.active();
  }

  /** Whether the active release is loaded; if not, every trigger is held. */
  public boolean isLoaded() {
    return seats.seat() != null;
  }

  /** The rules of the active release, by gate, then name; none if it cannot be loaded. */
  public List<Rule> rules() {
    return seats.seat() == null ? List.of() : with(Knowledge::rules);
  }

  @Override
  public synchronized void destroy() {
    Seats last = seats;
    seats = new Seats(last.active(), null, null, 0);
    leave(last.canary());
    leave(last.seat());
    loaded.close();
  }

  // a share that grows keeps those whom it had
  private static int part(String customer) {
    int h = customer.hashCode() * 0x9E3779B1;
    return Math.floorMod(h ^ (h >>> 15), PARTS);
  }
}
