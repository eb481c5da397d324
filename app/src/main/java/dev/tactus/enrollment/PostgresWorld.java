package dev.tactus.enrollment;

import dev.tactus.customer.LedgerEntry;
import dev.tactus.delivery.Send;
import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Surroundings;
import dev.tactus.journeys.Wave;
import dev.tactus.journeys.Waves;
import dev.tactus.judgement.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The world of one transaction: what it needs is loaded and locked before, what changed is saved
 * after, by {@link UnitOfWork}; in between the core runs in memory.
 */
final class PostgresWorld implements World {
  /** A line of the consent ledger with its customer. */
  record Entered(String customer, LedgerEntry entry) {}

  /** A change of the line of customers who wait for a product. */
  record LineChange(String product, Waves.Waiting waiting, boolean joins) {}

  private final Instant clock;
  private final Tables tables;
  final Map<String, Person> people = new TreeMap<>();
  final Map<String, Product> products = new HashMap<>();
  final Map<String, Product> changedProducts = new TreeMap<>();
  private final Map<Event, List<Event>> changes = new IdentityHashMap<>();
  final Map<String, Wave> waves = new HashMap<>();
  final Map<String, Wave> changedWaves = new TreeMap<>();
  final Map<String, List<Event>> histories = new HashMap<>();
  private final Map<String, List<Event>> taken = new HashMap<>();
  final Map<String, List<Waves.Waiting>> lines = new HashMap<>();
  final List<LineChange> lineChanges = new ArrayList<>();
  final Map<String, MemoryIntervals> intervals = new HashMap<>();
  final Map<String, Map<String, List<RunOut.Interval>>> changedIntervals = new TreeMap<>();
  final Set<Map.Entry<String, String>> parked = new HashSet<>();
  final List<WaveSignal> told = new ArrayList<>();
  final List<Decision> decisions = new ArrayList<>();
  final Map<String, Send> approved = new LinkedHashMap<>();
  final Map<String, Person> revoked = new LinkedHashMap<>();
  final List<Entered> entered = new ArrayList<>();

  PostgresWorld(Instant clock, Tables tables) {
    this.clock = clock;
    this.tables = tables;
  }

  @Override
  public Instant now(Instant signal) {
    return clock;
  }

  @Override
  public Person person(String customer) {
    Person person = people.get(customer);
    if (person == null) {
      throw new IllegalStateException("customer " + customer + " is not part of this unit of work");
    }
    return person;
  }

  /** Adds an event to the customer's history: it is stored only after this unit of work. */
  void remember(Event e) {
    taken.computeIfAbsent(e.customer(), c -> new ArrayList<>()).add(e);
  }

  /** These events, each with those of the changes that it brought. */
  List<Event> withChanges(List<Event> events) {
    if (changes.isEmpty()) {
      return events;
    }
    List<Event> all = new ArrayList<>();
    for (Event e : events) {
      all.add(e);
      all.addAll(changes.getOrDefault(e, List.of()));
    }
    return all;
  }

  /** Read now, where nobody foresaw that an event would come late. */
  @Override
  public List<Event> history(String customer, Set<String> names) {
    List<Event> all =
        new ArrayList<>(
            histories.computeIfAbsent(
                customer,
                c -> asked(() -> tables.histories(List.of(c), names)).getOrDefault(c, List.of())));
    all.addAll(taken.getOrDefault(customer, List.of()));
    return all;
  }

  @Override
  public Product product(String id) {
    return products.computeIfAbsent(
        id, p -> asked(() -> tables.products(List.of(p))).getOrDefault(p, Product.unknown(p)));
  }

  @Override
  public List<Product> products(Collection<String> ids) {
    List<String> missing = ids.stream().filter(id -> !products.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      Map<String, Product> read = asked(() -> tables.products(missing));
      missing.forEach(id -> products.put(id, read.getOrDefault(id, Product.unknown(id))));
    }
    return ids.stream().map(this::product).toList();
  }

  @Override
  public void changed(Event event, List<Event> changes) {
    this.changes.put(event, changes);
  }

  @Override
  public void put(Product product) {
    products.put(product.id(), product);
    changedProducts.put(product.id(), product);
  }

  @Override
  public Surroundings.Intervals intervals(String product, Instant at) {
    return known(product).asOf(at);
  }

  @Override
  public List<RunOut.Interval> intervals(String product, String customer) {
    return known(product).of(customer);
  }

  @Override
  public void putIntervals(String product, String customer, List<RunOut.Interval> own) {
    known(product).put(customer, own);
    changedIntervals.computeIfAbsent(product, p -> new TreeMap<>()).put(customer, own);
  }

  private MemoryIntervals known(String product) {
    return intervals.computeIfAbsent(product, p -> asked(() -> tables.intervals(p)));
  }

  @Override
  public Wave wave(String product) {
    return waves.computeIfAbsent(
        product, p -> asked(() -> tables.lockWaves(List.of(p))).getOrDefault(p, Wave.none(p)));
  }

  @Override
  public void put(Wave wave) {
    waves.put(wave.product(), wave);
    changedWaves.put(wave.product(), wave);
  }

  @Override
  public List<Waves.Waiting> line(String product) {
    List<Waves.Waiting> line = lines.get(product);
    if (line == null) {
      // the customers in line are not locked here: the wave offers to them in its own turn
      lines.put(product, List.of());
      told.add(new WaveSignal.Continued(product, clock));
      return List.of();
    }
    return line;
  }

  @Override
  public void queue(String product, Waves.Waiting waiting) {
    lineChanges.add(new LineChange(product, waiting, true));
  }

  @Override
  public void unqueue(String product, String customer, String subject) {
    lineChanges.add(
        new LineChange(product, new Waves.Waiting(customer, subject, Instant.EPOCH), false));
    List<Waves.Waiting> line = lines.get(product);
    if (line != null) {
      lines.put(
          product,
          line.stream()
              .filter(w -> !w.customer().equals(customer) || !w.subject().equals(subject))
              .toList());
    }
  }

  @Override
  public void park(String journey, String product) {
    parked.add(Map.entry(journey, product));
  }

  @Override
  public void tell(WaveSignal signal) {
    told.add(signal);
  }

  @Override
  public void decided(Decision decision) {
    decisions.add(decision);
  }

  @Override
  public void approved(Send send) {
    approved.put(send.id(), send);
  }

  @Override
  public void revoke(Person person, Collection<String> sends) {
    for (String send : sends) {
      if (approved.remove(send) != null) {
        person.customer.giveBack(send);
      } else {
        revoked.put(send, person);
      }
    }
  }

  @Override
  public void entered(String customer, List<LedgerEntry> entries) {
    entries.forEach(e -> entered.add(new Entered(customer, e)));
  }

  /** A question to the database that was not foreseen when the unit of work was loaded. */
  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new UncheckedSqlException(e);
    }
  }

  /** A query. */
  interface Question<T> {
    T ask() throws SQLException;
  }

  /** Carries an SQLException through the core. */
  static final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException sql;

    UncheckedSqlException(SQLException cause) {
      super(cause);
      sql = cause;
    }

    SQLException sql() {
      return sql;
    }
  }
}
