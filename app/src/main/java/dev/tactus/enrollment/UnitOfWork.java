package dev.tactus.enrollment;

import dev.tactus.delivery.Outbox;
import dev.tactus.delivery.Send;
import dev.tactus.facts.Event;
import dev.tactus.journeys.Passages;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * One batch, one transaction: stores events, loads and locks the customers, lets the core run,
 * saves what changed; a handful of statements, however many events.
 */
final class UnitOfWork {
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /** Clocks of processes on one database differ at most so much. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  /** What begins a customer who was not known. */
  private static final Predicate<Event> BEGINS = e -> !e.type().equals("outcome");

  private final DataSource database;
  private final InstantSource clock;
  private final Conductors conductors;
  private final Decisions record;
  private final Outbox outbox;

  /** What a unit of work brought forth. */
  record Done(int events, List<Decision> decisions, List<Send> sends, List<String> revoked) {}

  UnitOfWork(
      DataSource database,
      InstantSource clock,
      Conductors conductors,
      Decisions record,
      Outbox outbox) {
    this.database = database;
    this.clock = clock;
    this.conductors = conductors;
    this.record = record;
    this.outbox = outbox;
  }

  /** Takes events, in order of arrival. */
  Done take(List<Event> arrived) throws SQLException {
    return within(
        (connection, tables) -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          PostgresWorld world = new PostgresWorld(now, tables);
          List<Event> events = identified(arrived, tables);
          lockCatalogue(world, tables, events);
          world.people.putAll(
              tables.lockCustomers(customers(events, e -> true), customers(events, BEGINS)));
          Conductor conductor = conductors.knowing(world.people.values());
          List<Event> fresh =
              fresh(arrived, events, tables, now).stream()
                  .filter(e -> isSomebodys(world, e))
                  .toList();
          load(world, tables, conductor, fresh);
          fresh.stream()
              .sorted(Comparator.comparing(Event::at))
              .forEach(e -> take(world, conductor, e));
          world.people.values().forEach(p -> conductor.elapsed(world, p, now));
          Saving saving = new Saving(connection, now);
          saving.events(world.withChanges(fresh));
          saving.identities(fresh);
          Done done = save(connection, saving, world, conductor, fresh.size());
          if (!world.changedProducts.isEmpty()) {
            saving.links(fresh);
          }
          return done;
        });
  }

  /** Fires what is due now, for customers whom nobody else works on. */
  Done takeDue(int most) throws SQLException {
    return takeDue((tables, now) -> tables.lockDueCustomers(now, most));
  }

  /** The same, for these alone. */
  Done takeDue(Collection<String> customers) throws SQLException {
    return takeDue((tables, now) -> tables.lockDueCustomers(now, customers));
  }

  private Done takeDue(Whose whose) throws SQLException {
    return within(
        (connection, tables) -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          PostgresWorld world = new PostgresWorld(now, tables);
          world.people.putAll(whose.lock(tables, now));
          Conductor conductor = conductors.knowing(world.people.values());
          loadProducts(world, tables, List.of());
          world.people.values().forEach(p -> conductor.elapsed(world, p, now));
          Saving saving = new Saving(connection, now);
          return save(connection, saving, world, conductor, world.people.size());
        });
  }

  /** For whom something is due now. */
  List<String> due(int most) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new Tables(connection).dueCustomers(clock.instant(), most);
    }
  }

  /** Leaves what is due for that customer until then. */
  void putOff(String customer, Instant until) throws SQLException {
    try (Connection connection = database.getConnection()) {
      new Tables(connection).putOff(customer, until);
    }
  }

  /**
   * Ends some of the open enrollments of a journey that was stopped.
   *
   * @param without whose are left
   * @return whether there may be more
   */
  boolean takeStopped(int most, Set<String> without) throws SQLException {
    Done done =
        within(
            (connection, tables) -> {
              Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              PostgresWorld world = new PostgresWorld(now, tables);
              StopSweep sweep = new StopSweep(connection, tables);
              world.people.putAll(sweep.next(most, without));
              Conductor conductor = conductors.refreshed();
              loadProducts(world, tables, List.of());
              world.people.values().forEach(p -> elapsed(conductor, world, p, now));
              Saving saving = new Saving(connection, now);
              return save(connection, saving, world, conductor, sweep.more() ? 1 : 0);
            });
    return done.events() > 0;
  }

  private static void elapsed(Conductor conductor, PostgresWorld world, Person p, Instant now) {
    try {
      conductor.elapsed(world, p, now);
    } catch (PostgresWorld.UncheckedSqlException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new CulpritException(p.id, "cannot be brought up to date", e);
    }
  }

  /** Gives the wave of one product its turn, if one is due: one event then, otherwise none. */
  Done takeWave(ProductTurn turn) throws SQLException {
    return within(
        (connection, tables) -> {
          PostgresWorld world = new PostgresWorld(turn.now(), tables);
          boolean any = turn.run(world, tables, conductors);
          Saving saving = new Saving(connection, turn.now());
          return save(connection, saving, world, conductors.get(), any ? 1 : 0);
        });
  }

  /** The core as it is now. */
  Conductor conductor() {
    return conductors.get();
  }

  private Done within(Work work) throws SQLException {
    Done done;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        done = work.run(connection, new Tables(connection));
        connection.commit();
      } catch (PostgresWorld.UncheckedSqlException e) {
        connection.rollback();
        throw e.sql();
      } catch (SQLException | RuntimeException | Error e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    outbox.committed(done.sends(), done.revoked());
    return done;
  }

  private static void take(PostgresWorld world, Conductor conductor, Event e) {
    if (Catalogue.concerns(e)) {
      conductor.catalogue(world, e);
    } else if (!e.customer().isEmpty()) {
      world.remember(e);
      conductor.happened(world, e);
    }
  }

  /** An anonymous visitor who has identified themselves is that customer from then on. */
  private static List<Event> identified(List<Event> events, Tables tables) throws SQLException {
    Set<String> anonymous = new HashSet<>();
    boolean identifies = false;
    for (Event e : events) {
      if (e.customer().startsWith(Event.ANONYMOUS)) {
        anonymous.add(e.customer().substring(Event.ANONYMOUS.length()));
      }
      identifies |= e.type().equals("identify");
    }
    if (anonymous.isEmpty()) {
      return events;
    }
    Map<String, String> known = new HashMap<>(tables.identities(anonymous));
    List<Event> identified = new ArrayList<>(events.size());
    for (Event e : events) {
      String link = identifies && e.type().equals("identify") ? e.text("anonymousId") : null;
      if (link != null) {
        known.put(link, e.customer());
      }
      String customer =
          e.customer().startsWith(Event.ANONYMOUS)
              ? known.get(e.customer().substring(Event.ANONYMOUS.length()))
              : null;
      identified.add(
          customer == null
              ? e
              : new Event(e.id(), customer, e.type(), e.name(), e.at(), e.properties()));
    }
    return identified;
  }

  /** An outcome of an erased customer's send concerns nobody any more. */
  private static boolean isSomebodys(PostgresWorld world, Event e) {
    return e.customer().isEmpty() || world.people.containsKey(e.customer());
  }

  private static Collection<String> customers(List<Event> events, Predicate<Event> which) {
    Set<String> ids = new HashSet<>();
    events.stream().filter(which).forEach(e -> ids.add(e.customer()));
    ids.remove("");
    return ids;
  }

  private static void lockCatalogue(PostgresWorld world, Tables tables, List<Event> events)
      throws SQLException {
    Set<String> ids = new TreeSet<>();
    for (Event e : events) {
      if (Catalogue.concerns(e)) {
        ids.addAll(e.articles());
      }
    }
    if (!ids.isEmpty()) {
      world.products.putAll(tables.lockProducts(ids));
      world.waves.putAll(tables.lockWaves(ids));
    }
  }

  /** A repeat may have been taken before its anonymous visitor was known. */
  private static List<Event> fresh(
      List<Event> arrived, List<Event> identified, Tables tables, Instant now) throws SQLException {
    List<Event> known = new ArrayList<>(identified);
    for (int i = 0; i < identified.size(); i++) {
      if (!identified.get(i).customer().equals(arrived.get(i).customer())) {
        known.add(arrived.get(i));
      }
    }
    Set<String> taken = new HashSet<>(tables.taken(known, now.minus(REMEMBERED), now.plus(SKEW)));
    List<Event> fresh = new ArrayList<>(identified.size());
    for (int i = 0; i < identified.size(); i++) {
      boolean repeated = taken.contains(key(arrived.get(i)));
      boolean added = taken.add(key(identified.get(i)));
      taken.add(key(arrived.get(i)));
      if (added && !repeated) {
        fresh.add(identified.get(i));
      }
    }
    return fresh;
  }

  private static String key(Event e) {
    return e.customer() + "\n" + e.id();
  }

  private static void load(
      PostgresWorld world, Tables tables, Conductor conductor, List<Event> fresh)
      throws SQLException {
    loadProducts(
        world, tables, fresh.stream().filter(e -> conductor.interestedIn(e.name())).toList());
    Set<String> late = new LinkedHashSet<>();
    for (Event e : fresh) {
      Person person = world.people.get(e.customer());
      if (person != null && conductor.isLate(person, e)) {
        late.add(person.id);
      }
    }
    if (!late.isEmpty()) {
      late.forEach(id -> world.histories.put(id, List.of()));
      world.histories.putAll(tables.histories(late, conductor.eventNames()));
    }
  }

  private static void loadProducts(PostgresWorld world, Tables tables, List<Event> events)
      throws SQLException {
    Set<String> ids = new HashSet<>();
    for (Event e : events) {
      for (Event.Line line : e.lines()) {
        ids.add(line.product());
        String variant = line.text("variant");
        if (variant != null) {
          ids.add(variant);
        }
      }
    }
    for (Person person : world.people.values()) {
      for (Passages passages : person.passages()) {
        passages.open().forEach(e -> ids.addAll(e.contents().keySet()));
      }
      person.held().forEach(h -> ids.addAll(h.subject().products()));
    }
    ids.removeAll(world.products.keySet());
    if (!ids.isEmpty()) {
      Map<String, dev.tactus.facts.Product> known = tables.products(ids);
      ids.forEach(
          id ->
              world.products.put(id, known.getOrDefault(id, dev.tactus.facts.Product.unknown(id))));
    }
  }

  private Done save(
      Connection connection, Saving saving, PostgresWorld world, Conductor conductor, int events)
      throws SQLException {
    List<String> revoked =
        world.revoked.isEmpty()
            ? List.of()
            : outbox.revoke(connection, world.revoked.keySet(), "ENROLLMENT_ENDED");
    revoked.forEach(
        id -> {
          Person person = world.revoked.get(id);
          if (person != null) {
            person.customer.giveBack(id);
          }
        });
    saving.all(world, conductor.states());
    if (!world.decisions.isEmpty()) {
      record.add(connection, world.decisions);
    }
    List<Send> sends = List.copyOf(world.approved.values());
    if (!sends.isEmpty()) {
      outbox.add(connection, sends);
    }
    return new Done(events, List.copyOf(world.decisions), sends, revoked);
  }

  private interface Whose {
    Map<String, Person> lock(Tables tables, Instant now) throws SQLException;
  }

  private interface Work {
    Done run(Connection connection, Tables tables) throws SQLException;
  }
}
