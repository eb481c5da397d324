package dev.tactus.backtest.postgres;

import dev.tactus.facts.Event;
import dev.tactus.replay.EventReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Events out of the table. */
final class StoredEvents implements EventReader {
  private static final ObjectReader PROPERTIES =
      JsonMapper.builder().build().readerFor(new TypeReference<Map<String, Object>>() {});

  private final Cursored rows;

  StoredEvents(Cursored rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable Event next() {
    return rows.next() ? rows.read(StoredEvents::event) : null;
  }

  @Override
  public void close() {
    rows.close();
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getString("id"),
        row.getString("customer_id"),
        row.getString("type"),
        row.getString("name"),
        Cursored.time(row, "at"),
        PROPERTIES.readValue(row.getString("properties")));
  }
}
