package dev.tactus.enrollment;

import dev.tactus.customer.Customer;
import dev.tactus.journeys.Passages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A customer with their passages and held triggers, during a unit of work. */
final class Person {
  final String id;
  final Customer customer;
  private final TreeMap<String, Passages> passages = new TreeMap<>();
  private final List<Held> held;
  private @Nullable String stored;

  Person(String id, Customer customer, Collection<Passages> passages, List<Held> held) {
    this.id = id;
    this.customer = customer;
    passages.forEach(p -> this.passages.put(p.journey(), p));
    this.held = new ArrayList<>(held);
  }

  Passages passages(String journey) {
    Passages known = passages.get(journey);
    return known == null ? Passages.none(journey) : known;
  }

  Collection<Passages> passages() {
    return passages.values();
  }

  void put(Passages moved) {
    if (passages.put(moved.journey(), moved) != moved) {
      stored = null;
    }
  }

  /** Notes that its passages stand in the tables as this text. */
  Person stored(@Nullable String text) {
    stored = text;
    return this;
  }

  /** Its passages as they are to be stored. */
  @Nullable String toStore() {
    if (stored == null && !passages.isEmpty()) {
      stored = Json.write(passages.values());
    }
    return stored;
  }

  List<Held> held() {
    return held;
  }

  void hold(Held trigger) {
    held.add(trigger);
  }

  /** Takes out the held triggers of that enrollment. */
  List<Held> release(String journey, String subject) {
    List<Held> ended =
        held.stream()
            .filter(h -> h.trigger().journey().equals(journey))
            .filter(h -> h.trigger().subject().equals(subject))
            .toList();
    held.removeAll(ended);
    return ended;
  }

  /** Takes out the held triggers whose time has come, but for those of paused journeys. */
  List<Held> release(Instant due, Predicate<String> paused) {
    List<Held> ready =
        held.stream()
            .filter(h -> !h.until().isAfter(due) && !paused.test(h.trigger().journey()))
            .toList();
    held.removeAll(ready);
    return ready;
  }

  /** When something of this customer's is due next, null if nothing is. */
  @Nullable Instant due() {
    return due(journey -> false);
  }

  /** The same, but for paused journeys. */
  @Nullable Instant due(Predicate<String> paused) {
    Instant due = null;
    for (Passages some : passages.values()) {
      due = paused.test(some.journey()) ? due : earlier(due, some.due());
    }
    for (Held one : held) {
      due = paused.test(one.trigger().journey()) ? due : earlier(due, one.until());
    }
    return due;
  }

  /** When something of one journey's is due, null if nothing is. */
  @Nullable Instant dueIn(String journey) {
    return due(other -> !other.equals(journey));
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }
}
