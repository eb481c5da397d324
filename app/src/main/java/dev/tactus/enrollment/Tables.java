package dev.tactus.enrollment;

import dev.tactus.customer.Customer;
import dev.tactus.customer.Profile;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.journeys.Passages;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Wave;
import dev.tactus.journeys.Waves;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a unit of work reads, one statement for each kind of state. */
final class Tables {
  private final Connection connection;

  Tables(Connection connection) {
    this.connection = connection;
  }

  /** Locks these customers in the order of their ids, and makes those that do not exist. */
  Map<String, Person> lockCustomers(Collection<String> ids) throws SQLException {
    return lockCustomers(ids, ids);
  }

  /**
   * Locks customers in the order of their ids.
   *
   * @param begun those of them that begin, if there are none
   */
  Map<String, Person> lockCustomers(Collection<String> ids, Collection<String> begun)
      throws SQLException {
    Map<String, Person> people = lock(new TreeSet<>(ids));
    TreeSet<String> wanted = new TreeSet<>(begun);
    wanted.removeAll(people.keySet());
    // again if one of them was erased between the two statements: a new customer begins
    while (!wanted.isEmpty()) {
      String insert = "insert into customers (id) select unnest(?::text[]) on conflict do nothing";
      try (PreparedStatement s = connection.prepareStatement(insert)) {
        s.setArray(1, texts(wanted.toArray(String[]::new)));
        s.executeUpdate();
      }
      people.putAll(lock(wanted));
      wanted.removeAll(people.keySet());
    }
    return people;
  }

  /** Locks those of them that exist; in the order of their ids. */
  Map<String, Person> lock(Collection<String> sorted) throws SQLException {
    String select =
        """
        select id, profile, passages, held, next_due from customers
        where id = any (?) order by id for update\
        """;
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setArray(1, texts(sorted.toArray(String[]::new)));
      return people(s);
    }
  }

  /** Locks customers for whom something is due and whom nobody else is working on. */
  Map<String, Person> lockDueCustomers(Instant now, int most) throws SQLException {
    String select =
        """
        select id, profile, passages, held, next_due from customers
        where next_due <= ? order by next_due limit ? for update skip locked\
        """;
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setObject(1, utc(now));
      s.setInt(2, most);
      return people(s);
    }
  }

  /** The same, of these alone. */
  Map<String, Person> lockDueCustomers(Instant now, Collection<String> ids) throws SQLException {
    String select =
        """
        select id, profile, passages, held, next_due from customers
        where next_due <= ? and id = any (?) order by id for update skip locked\
        """;
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setObject(1, utc(now));
      s.setArray(2, texts(ids.toArray(String[]::new)));
      return people(s);
    }
  }

  /** For whom something is due, whoever works on them. */
  List<String> dueCustomers(Instant now, int most) throws SQLException {
    String select = "select id from customers where next_due <= ? order by next_due limit ?";
    List<String> ids = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setObject(1, utc(now));
      s.setInt(2, most);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          ids.add(r.getString(1));
        }
      }
    }
    return ids;
  }

  /** Nothing is due for that customer before then. */
  void putOff(String customer, Instant until) throws SQLException {
    String update = "update customers set next_due = ? where id = ? and next_due < ?";
    try (PreparedStatement s = connection.prepareStatement(update)) {
      s.setObject(1, utc(until));
      s.setString(2, customer);
      s.setObject(3, utc(until));
      s.executeUpdate();
    }
  }

  /** The customer as they are now, without a lock; empty if there is none, or none any more. */
  Optional<Person> customer(String id) throws SQLException {
    String select = "select id, profile, passages, held, next_due from customers where id = ?";
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setString(1, id);
      return people(s).values().stream().findFirst();
    }
  }

  private static Map<String, Person> people(PreparedStatement s) throws SQLException {
    Map<String, Person> people = new HashMap<>();
    try (ResultSet r = s.executeQuery()) {
      while (r.next()) {
        String id = r.getString(1);
        people.put(id, person(id, r));
      }
    }
    return people;
  }

  private static Person person(String id, ResultSet r) throws SQLException {
    String profile = r.getString(2);
    String passages = r.getString(3);
    try {
      return new Person(
              id,
              new Customer(profile == null ? Profile.UNKNOWN : Json.read(profile, Profile.class)),
              Json.list(passages, Passages.class),
              Json.list(r.getString(4), Held.class))
          .stored(passages, instantOrNull(r, 5));
    } catch (RuntimeException e) {
      throw new CulpritException(id, "cannot be read", e);
    }
  }

  /** The customers that these anonymous visitors turned out to be. */
  Map<String, String> identities(Collection<String> anonymous) throws SQLException {
    String select = "select anonymous_id, customer_id from identities where anonymous_id = any (?)";
    Map<String, String> known = new HashMap<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setArray(1, connection.createArrayOf("text", anonymous.toArray(String[]::new)));
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          known.put(r.getString(1), r.getString(2));
        }
      }
    }
    return known;
  }

  /** Which of these events were taken in that time: customer and id, joined by a line feed. */
  Set<String> taken(List<Event> events, Instant since, Instant to) throws SQLException {
    String select =
        """
        select e.customer_id, e.id from unnest(?::text[], ?::text[]) as k (customer_id, id)
        join events e on e.customer_id = k.customer_id and e.id = k.id
        where e.received_at > ? and e.received_at <= ?\
        """;
    Set<String> taken = new HashSet<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setArray(1, texts(events.stream().map(Event::customer).toArray(String[]::new)));
      s.setArray(2, texts(events.stream().map(Event::id).toArray(String[]::new)));
      s.setObject(3, utc(since));
      s.setObject(4, utc(to));
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          taken.add(r.getString(1) + "\n" + r.getString(2));
        }
      }
    }
    return taken;
  }

  /** All events of these customers with one of these names, in order of arrival. */
  Map<String, List<Event>> histories(Collection<String> customers, Collection<String> names)
      throws SQLException {
    String select =
        """
        select customer_id, id, type, name, at, properties from events
        where customer_id = any (?) and name = any (?) order by received_at\
        """;
    Map<String, List<Event>> histories = new HashMap<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setArray(1, texts(customers.toArray(String[]::new)));
      s.setArray(2, texts(names.toArray(String[]::new)));
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          Event event =
              new Event(
                  r.getString(2),
                  r.getString(1),
                  r.getString(3),
                  r.getString(4),
                  instant(r, 5),
                  Json.map(r.getString(6)));
          histories.computeIfAbsent(event.customer(), c -> new ArrayList<>()).add(event);
        }
      }
    }
    return histories;
  }

  Map<String, Product> products(Collection<String> ids) throws SQLException {
    return products(ids, "select id, body from products where id = any (?)");
  }

  /** Locks these products in the order of their ids; those that do not exist stay away. */
  Map<String, Product> lockProducts(Collection<String> ids) throws SQLException {
    return products(
        ids.stream().sorted().toList(),
        "select id, body from products where id = any (?) order by id for update");
  }

  private Map<String, Product> products(Collection<String> ids, String select) throws SQLException {
    Map<String, Product> products = new HashMap<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setArray(1, texts(ids.toArray(String[]::new)));
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          products.put(r.getString(1), Json.read(r.getString(2), Product.class));
        }
      }
    }
    return products;
  }

  /** The waves of these products, whose rows are or will be locked. */
  Map<String, Wave> lockWaves(Collection<String> ids) throws SQLException {
    String select =
        "select id, wave from products where id = any (?) and wave is not null order by id for"
            + " update";
    Map<String, Wave> waves = new HashMap<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setArray(1, texts(ids.stream().sorted().toArray(String[]::new)));
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          waves.put(r.getString(1), Json.read(r.getString(2), Wave.class));
        }
      }
    }
    return waves;
  }

  /** The first in the line of a product, without those whom its wave has passed. */
  List<Waves.Waiting> line(String product, Collection<String> passed, int most)
      throws SQLException {
    String select =
        """
        select customer_id, subject, since from waiting
        where product_id = ? and not customer_id = any (?)
        order by since, customer_id, subject limit ?\
        """;
    List<Waves.Waiting> line = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setString(1, product);
      s.setArray(2, texts(passed.toArray(String[]::new)));
      s.setInt(3, most);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          line.add(new Waves.Waiting(r.getString(1), r.getString(2), instant(r, 3)));
        }
      }
    }
    return line;
  }

  /** Whether any of them is in the line of a product. */
  boolean isInLine(String product, Collection<String> customers) throws SQLException {
    if (customers.isEmpty()) {
      return false;
    }
    String select = "select from waiting where product_id = ? and customer_id = any (?) limit 1";
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setString(1, product);
      s.setArray(2, texts(customers.toArray(String[]::new)));
      try (ResultSet r = s.executeQuery()) {
        return r.next();
      }
    }
  }

  /** Locks a product whose wave is due or has signals, and which nobody else works on. */
  Optional<String> lockDueProduct(Instant now, Collection<String> without) throws SQLException {
    String select =
        """
        select id from products
        where (next_due <= ? or id in (select product_id from wave_signals)) and not id = any (?)
        limit 1 for update skip locked\
        """;
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setObject(1, utc(now));
      s.setArray(2, texts(without.toArray(String[]::new)));
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? Optional.of(r.getString(1)) : Optional.empty();
      }
    }
  }

  /** Takes the signals of a product that is locked, in order. */
  List<WaveSignal> takeSignals(String product) throws SQLException {
    String delete =
        """
        with taken as (delete from wave_signals where product_id = ? returning *)
        select kind, customer_id, answer, at from taken order by id\
        """;
    List<WaveSignal> signals = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(delete)) {
      s.setString(1, product);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          Instant at = instant(r, 4);
          signals.add(
              switch (r.getString(1)) {
                case "Joined" -> new WaveSignal.Joined(product, at);
                case "Continued" -> new WaveSignal.Continued(product, at);
                default ->
                    new WaveSignal.Decided(
                        product, r.getString(2), Answer.valueOf(r.getString(3)), at);
              });
        }
      }
    }
    return signals;
  }

  MemoryIntervals intervals(String product) throws SQLException {
    String select =
        "select customer_id, day, days, known_at from intervals where product_id = ? order by"
            + " customer_id, day";
    Map<String, List<RunOut.Interval>> byCustomer = new LinkedHashMap<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setString(1, product);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          byCustomer
              .computeIfAbsent(r.getString(1), c -> new ArrayList<>())
              .add(
                  new RunOut.Interval(
                      r.getObject(2, LocalDate.class), r.getDouble(3), instant(r, 4)));
        }
      }
    }
    MemoryIntervals intervals = new MemoryIntervals();
    byCustomer.forEach(intervals::put);
    return intervals;
  }

  private java.sql.Array texts(String[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet r, int column) throws SQLException {
    return r.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet r, int column) throws SQLException {
    OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
