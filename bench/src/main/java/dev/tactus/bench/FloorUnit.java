package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One transaction of the floor. */
final class FloorUnit {
  private static final String UPSERT =
      """
      insert into bench_state select * from unnest(?::text[], ?::text[])
      on conflict (customer) do update set body = excluded.body
      """;
  private static final String COPY = "copy bench_trace from stdin";
  private static final String PADDING = "x".repeat(600);

  private final Connection connection;
  private final CopyManager copy;

  FloorUnit(Connection connection) throws SQLException {
    this.connection = connection;
    this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** The messages to publish: one for every ping. */
  List<String> store(List<String> lines) throws SQLException, IOException {
    // in order, so that two transactions never wait for each other in a circle
    Map<String, String> states = new TreeMap<>();
    StringBuilder traces = new StringBuilder();
    List<String> messages = new ArrayList<>();
    for (String line : lines) {
      JsonNode event = JsonMapper.shared().readTree(line);
      String customer = event.path("userId").asString();
      states.put(customer, line);
      traces.append(event.path("messageId").asString()).append('\t').append(customer);
      traces.append('\t').append(event.path("timestamp").asString());
      traces.append('\t').append(line).append('\n');
      if (event.path("event").asString().equals("Bench Pinged")) {
        messages.add(line + PADDING);
      }
    }
    save(states);
    copy.copyIn(COPY, new ByteArrayInputStream(traces.toString().getBytes(UTF_8)));
    connection.commit();
    return messages;
  }

  private void save(Map<String, String> states) throws SQLException {
    Array customers = connection.createArrayOf("text", states.keySet().toArray());
    Array bodies = connection.createArrayOf("text", states.values().toArray());
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setArray(1, customers);
      upsert.setArray(2, bodies);
      upsert.executeUpdate();
    }
  }
}
