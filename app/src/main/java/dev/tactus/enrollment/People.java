package dev.tactus.enrollment;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
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
      union select id from products
        where wave is not null and jsonb_exists_any(
          (wave::jsonb -> 'pending') || (wave::jsonb -> 'passed'), ?)
      """;

  private static final String OUT_OF_WAVES =
      """
      update products set wave = (wave::jsonb || jsonb_build_object(
          'pending', (wave::jsonb -> 'pending') - ?::text[],
          'passed', (wave::jsonb -> 'passed') - ?::text[]))::text
      where id = any (?) and wave is not null""";

  private static final Map<String, String> DELETIONS =
      new TreeMap<>(
          Map.of(
              "events", "delete from events where customer_id = any (?)",
              "consents", "delete from consents where customer_id = any (?)",
              "waiting", "delete from waiting where customer_id = any (?)",
              "wave_signals", "delete from wave_signals where customer_id = any (?)",
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
    Set<String> products = new TreeSet<>(inLines(transaction, all));
    Array locked = transaction.createArrayOf("text", products.toArray());
    run(transaction, "select from products where id = any (?) order by id for update", locked);
    run(transaction, "select from customers where id = any (?) order by id for update", all);
    if (!products.containsAll(inLines(transaction, all))) {
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
    Array products = transaction.createArrayOf("text", inLines(transaction, all).toArray());
    Map<String, Integer> counts = new TreeMap<>();
    change(transaction, OUT_OF_WAVES, all, all, products);
    for (Map.Entry<String, String> deletion : DELETIONS.entrySet()) {
      counts.put(deletion.getKey(), change(transaction, deletion.getValue(), all));
    }
    String links =
        "delete from identities where customer_id = any (?) or 'anon:' || anonymous_id = any (?)";
    counts.put("identities", change(transaction, links, all, all));
    return counts;
  }

  private static List<String> inLines(Connection transaction, Array ids) throws SQLException {
    return run(transaction, IN_LINES, ids, ids, ids);
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
