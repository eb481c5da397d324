package dev.tactus.enrollment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the customers with open enrollments in a journey that was stopped, once. */
final class StopSweep {
  private static final String STOPPED =
      """
      select journey, swept_up_to from journey_states where swept_up_to is not null
      order by journey limit 1 for update skip locked\
      """;

  private static final int LOOKED_AT = 5000;

  // of passages the first component is the journey, the third is what is open (see Json); strict,
  // since a lax filter looks into the arrays that it is to compare
  private static final String NEXT =
      """
      with looked_at as materialized (
        select id, passages from customers where id > ? order by id limit ?),
      found as (
        select id from looked_at
        where passages is not null and jsonb_path_exists(passages::jsonb,
          'strict $[*] ? (@[0] == $journey && @[2].size() > 0)', jsonb_build_object('journey', ?::text))
        order by id limit ?)
      select id, false from found
      union all select max(id), true from looked_at
      order by 2, 1\
      """;

  private final Connection connection;
  private final Tables tables;
  private boolean more;

  StopSweep(Connection connection, Tables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /** Whether there may be more after those that were looked at. */
  boolean more() {
    return more;
  }

  /** Looks at the next customers, and locks those of them, but for some. */
  Map<String, Person> next(int most, Set<String> without) throws SQLException {
    String journey;
    String after;
    try (PreparedStatement s = connection.prepareStatement(STOPPED);
        ResultSet r = s.executeQuery()) {
      if (!r.next()) {
        return Map.of();
      }
      journey = r.getString(1);
      after = r.getString(2);
    }
    List<String> ids = new ArrayList<>();
    String last = look(journey, after, most, ids);
    String upTo = ids.size() == most ? ids.get(most - 1) : last;
    more = upTo != null;
    sweptUpTo(journey, upTo);
    ids.removeAll(without);
    return ids.isEmpty() ? Map.of() : tables.lock(ids);
  }

  /** The last that was looked at; null: there are no more. */
  private @Nullable String look(String journey, String after, int most, List<String> ids)
      throws SQLException {
    String last = null;
    try (PreparedStatement s = connection.prepareStatement(NEXT)) {
      s.setString(1, after);
      s.setInt(2, LOOKED_AT);
      s.setString(3, journey);
      s.setInt(4, most);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          if (r.getBoolean(2)) {
            last = r.getString(1);
          } else {
            ids.add(r.getString(1));
          }
        }
      }
    }
    return last;
  }

  private void sweptUpTo(String journey, @Nullable String id) throws SQLException {
    try (PreparedStatement s =
        connection.prepareStatement(
            "update journey_states set swept_up_to = ? where journey = ?")) {
      s.setString(1, id);
      s.setString(2, journey);
      s.executeUpdate();
    }
  }
}
