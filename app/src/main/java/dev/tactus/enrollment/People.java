package dev.tactus.enrollment;

import dev.tactus.journeys.Wave;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Erases what the core keeps of customers: their rows, events, consents, places in lines. */
@Component
public final class People {
  private static final String IN_LINES =
      """
      select product_id from waiting where customer_id = any (?)
      union select product_id from wave_signals where customer_id = any (?)
      union select id from products where wave is not null and exists (
        select from unnest(?::text[]) as n (named) where position(named in wave) > 0)""";

  private static final String WAVE = "update products set wave = ? where id = ?";

  private static final Map<String, String> DELETIONS =
      new TreeMap<>(
          Map.of(
              "events", "delete from events where customer_id = any (?)",
              "consents", "delete from consents where customer_id = any (?)",
              "waiting", "delete from waiting where customer_id = any (?)",
              "wave_signals", "delete from wave_signals where customer_id = any (?)",
              "paused_timers", "delete from paused_timers where kind = 'customer' and id = any (?)",
              "intervals", "delete from intervals where customer_id = any (?)",
              "customers", "delete from customers where id = any (?)"));

  /**
   * Locks the products in whose lines these customers are, then the customers: from then on nobody
   * else changes anything of theirs.
   *
   * @throws SQLTransactionRollbackException if that changed meanwhile; the transaction can be tried
   *     again
   */
  public void lock(Connection transaction, List<String> ids) throws SQLException {
    Array all = transaction.createArrayOf("text", ids.stream().sorted().toArray());
    Set<String> products = new TreeSet<>(inLines(transaction, ids));
    Array locked = transaction.createArrayOf("text", products.toArray());
    run(transaction, "select from products where id = any (?) order by id for update", locked);
    run(transaction, "select from customers where id = any (?) order by id for update", all);
    if (!products.containsAll(inLines(transaction, ids))) {
      throw new SQLTransactionRollbackException("a wave has come to the customer", "40001");
    }
  }

  /**
   * Deletes all of these customers that was locked before.
   *
   * @return how many rows, by table
   */
  public Map<String, Integer> erase(Connection transaction, List<String> ids) throws SQLException {
    Array all = transaction.createArrayOf("text", ids.toArray());
    Map<String, Integer> counts = new TreeMap<>();
    outOfWaves(transaction, inLines(transaction, ids), ids);
    for (Map.Entry<String, String> deletion : DELETIONS.entrySet()) {
      counts.put(deletion.getKey(), change(transaction, deletion.getValue(), all));
    }
    String links =
        "delete from identities where customer_id = any (?) or 'anon:' || anonymous_id = any (?)";
    counts.put("identities", change(transaction, links, all, all));
    return counts;
  }

  /** The products in whose lines they are, or whose waves name them. */
  private static List<String> inLines(Connection transaction, List<String> ids)
      throws SQLException {
    Array all = transaction.createArrayOf("text", ids.toArray());
    Array named = transaction.createArrayOf("text", ids.stream().map(Json::write).toArray());
    return run(transaction, IN_LINES, all, all, named);
  }

  private static void outOfWaves(Connection transaction, List<String> products, List<String> ids)
      throws SQLException {
    Map<String, Wave> waves = new Tables(transaction).lockWaves(products);
    try (PreparedStatement update = transaction.prepareStatement(WAVE)) {
      for (Wave wave : waves.values()) {
        update.setString(1, Json.write(without(wave, ids)));
        update.setString(2, wave.product());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static Wave without(Wave wave, List<String> ids) {
    Set<String> pending = new LinkedHashSet<>(wave.pending());
    Set<String> passed = new LinkedHashSet<>(wave.passed());
    ids.forEach(pending::remove);
    ids.forEach(passed::remove);
    return new Wave(
        wave.product(),
        wave.startedAt(),
        wave.places(),
        wave.taken(),
        pending,
        passed,
        wave.nextAt());
  }

  private static List<String> run(Connection transaction, String sql, Array... values)
      throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      bind(select, values);
      List<String> found = new java.util.ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        boolean any = row.getMetaData().getColumnCount() > 0;
        while (any && row.next()) {
          found.add(row.getString(1));
        }
      }
      return found;
    }
  }

  private static int change(Connection transaction, String sql, Array... values)
      throws SQLException {
    try (PreparedStatement change = transaction.prepareStatement(sql)) {
      bind(change, values);
      return change.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Array... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setArray(i + 1, values[i]);
    }
  }
}
