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
import javax.sql.DataSource;

/**
 * Lets go on what waited while a journey was paused, spread over half an hour: whatever any process
 * noted, however late, as soon as the journey is no longer paused.
 */
final class Resumption {
  private static final int SOME = 1000;

  private static final String TAKE =
      """
      delete from paused_timers t using (
        select p.journey, p.kind, p.id, s.changed_at
        from paused_timers p left join journey_states s on s.journey = p.journey
        where s.state is distinct from 'paused'
        order by 1, 2, 3 limit ? for update of p skip locked) f
      where t.journey = f.journey and t.kind = f.kind and t.id = f.id
      returning t.kind, t.id, f.changed_at""";

  private static final String LOCK =
      "select from customers where id = any (?) order by id for update";

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
        List<Freed> freed = take(connection);
        free(connection, freed);
        connection.commit();
        return freed.size() == SOME;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private List<Freed> take(Connection connection) throws SQLException {
    List<Freed> freed = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(TAKE)) {
      s.setInt(1, SOME);
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
      run(connection, LOCK, ids);
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
