package dev.tactus.enrollment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through the customers with open enrollments in a journey that was stopped, once. */
final class StopSweep {
  private static final String STOPPED =
      """
      select journey, swept_up_to from journey_states where swept_up_to is not null
      order by journey limit 1 for update skip locked""";

  // of passages the first component is the journey, the third is what is open (see Json); strict,
  // since a lax filter looks into the arrays that it is to compare
  private static final String NEXT =
      """
      select id from customers
      where id > ? and passages is not null and jsonb_path_exists(passages::jsonb,
        'strict $[*] ? (@[0] == $journey && @[2].size() > 0)', jsonb_build_object('journey', ?::text))
      order by id limit ?""";

  private final Connection connection;
  private final Tables tables;

  StopSweep(Connection connection, Tables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /** Locks the next of them; none are left if it is empty. */
  Map<String, Person> next(int most) throws SQLException {
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
    List<String> ids = ids(journey, after, most);
    sweptUpTo(journey, ids.isEmpty() ? null : ids.get(ids.size() - 1));
    return ids.isEmpty() ? Map.of() : tables.lock(ids);
  }

  private List<String> ids(String journey, String after, int most) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(NEXT)) {
      s.setString(1, after);
      s.setString(2, journey);
      s.setInt(3, most);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          ids.add(r.getString(1));
        }
      }
    }
    return ids;
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
