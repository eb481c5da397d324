package dev.tactus.enrollment;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Lets go on what waited while a journey was paused, spread over half an hour: whatever any process
 * noted, however late, as soon as the journey is no longer paused.
 */
final class Resumption {
  private static final int SOME = 1000;

  private static final String CANDIDATES =
      """
      select p.journey, p.kind, p.id
      from paused_timers p left join journey_states s on s.journey = p.journey
      where s.state is distinct from 'paused'
      order by 1, 2, 3 limit ?""";

  // whoever holds one of these may be about to note it: their rows come first, as everywhere
  private static final String LOCK_PRODUCTS =
      "select from products where id = any (?) order by id for update";

  private static final String LOCK_CUSTOMERS =
      "select from customers where id = any (?) order by id for update";

  private static final String TAKE =
      """
      delete from paused_timers t using (
        select n.journey, n.kind, n.id, s.changed_at
        from unnest(?::text[], ?::text[], ?::text[]) as n (journey, kind, id)
          left join journey_states s on s.journey = n.journey
        where s.state is distinct from 'paused') f
      where t.journey = f.journey and t.kind = f.kind and t.id = f.id
      returning t.kind, t.id, f.changed_at""";

  private static final String DUE =
      """
      update customers c set next_due = least(c.next_due,
        n.since::timestamptz + interval '30 minutes' * ((hashtext(c.id) & 1023) / 1024.0))
      from unnest(?::text[], ?::text[]) as n (id, since) where c.id = n.id""";

  private static final String OFFER =
      """
      insert into wave_signals (product_id, kind, at)
      select id, 'Continued', ?::timestamptz from unnest(?::text[]) as n (id)""";

  private final DataSource database;
  private final InstantSource clock;

  Resumption(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Candidate(String journey, String kind, String id) {
    boolean product() {
      return kind.equals("product");
    }
  }

  private record Freed(boolean product, String id, Instant since) {}

  /**
   * Frees some.
   *
   * @return whether there may be more
   */
  boolean step() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<Candidate> candidates = candidates(connection);
        if (!candidates.isEmpty()) {
          lock(connection, candidates);
          free(connection, take(connection, candidates));
        }
        connection.commit();
        return candidates.size() == SOME;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static List<Candidate> candidates(Connection connection) throws SQLException {
    List<Candidate> candidates = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(CANDIDATES)) {
      s.setInt(1, SOME);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          candidates.add(new Candidate(r.getString(1), r.getString(2), r.getString(3)));
        }
      }
    }
    return candidates;
  }

  private static void lock(Connection connection, List<Candidate> candidates) throws SQLException {
    run(connection, LOCK_PRODUCTS, ids(connection, candidates, Candidate::product));
    run(connection, LOCK_CUSTOMERS, ids(connection, candidates, c -> !c.product()));
  }

  private static Array ids(
      Connection connection, List<Candidate> candidates, Predicate<Candidate> which)
      throws SQLException {
    return texts(connection, candidates.stream().filter(which).map(Candidate::id).toList());
  }

  private List<Freed> take(Connection connection, List<Candidate> candidates) throws SQLException {
    List<Freed> freed = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(TAKE)) {
      s.setArray(1, texts(connection, candidates.stream().map(Candidate::journey).toList()));
      s.setArray(2, texts(connection, candidates.stream().map(Candidate::kind).toList()));
      s.setArray(3, texts(connection, candidates.stream().map(Candidate::id).toList()));
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          freed.add(
              new Freed(
                  r.getString(1).equals("product"),
                  r.getString(2),
                  r.getObject(3) == null ? clock.instant() : Tables.instant(r, 3)));
        }
      }
    }
    return freed;
  }

  private void free(Connection connection, List<Freed> freed) throws SQLException {
    List<Freed> customers = freed.stream().filter(f -> !f.product()).toList();
    if (!customers.isEmpty()) {
      Array ids = texts(connection, customers.stream().map(Freed::id).toList());
      run(
          connection,
          DUE,
          ids,
          texts(connection, customers.stream().map(f -> f.since().toString()).toList()));
    }
    TreeSet<String> products = new TreeSet<>();
    freed.stream().filter(Freed::product).forEach(f -> products.add(f.id()));
    if (!products.isEmpty()) {
      try (PreparedStatement s = connection.prepareStatement(OFFER)) {
        s.setString(1, clock.instant().toString());
        s.setArray(2, texts(connection, List.copyOf(products)));
        s.executeUpdate();
      }
    }
  }

  private static Array texts(Connection connection, List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private static void run(Connection connection, String sql, Array... values) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        s.setArray(i + 1, values[i]);
      }
      s.execute();
    }
  }
}
