package dev.tactus.enrollment;

import dev.tactus.enrollment.JourneyStates.Stop;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The definitions that this installation runs: those that ship with Tactus, those in its folder,
 * those that were uploaded, and every earlier version, kept for the enrollments that are pinned to
 * it; and whether they run.
 */
final class JourneyShelf {
  private static final Logger LOG = LoggerFactory.getLogger(JourneyShelf.class);

  private final JdbcClient database;
  private final Map<Key, Journey> read = new ConcurrentHashMap<>();

  JourneyShelf(JdbcClient database) {
    this.database = database;
  }

  private record Key(String id, int version) {}

  /** All versions of all journeys, and which of them do not run. */
  record Content(Journeys journeys, JourneyStates states) {}

  /**
   * Keeps what is new of the shipped ones and of the folder's YAML files.
   *
   * @throws IllegalStateException if a version of the folder that was active once was changed since
   */
  void keepAll(Path folder) {
    List<Journey> files = JourneyFolder.files(folder, this::isKept);
    JourneyFolder.shippedBeside(files).forEach(j -> keep(j, true));
    files.forEach(j -> keep(j, false));
  }

  private boolean isKept(Journey journey) {
    return database
        .sql("select exists (select from journeys where id = ? and version = ?)")
        .params(journey.id(), journey.version())
        .query(Boolean.class)
        .single();
  }

  /** What is on it now. */
  Content content() {
    List<Journey> all =
        database
            .sql("select id, version from journeys order by id, version")
            .query((row, n) -> new Key(row.getString(1), row.getInt(2)))
            .list()
            .stream()
            .map(key -> read.computeIfAbsent(key, this::parsed))
            .toList();
    return new Content(Journeys.of(all), states());
  }

  /** Changes whenever the content does. */
  String mark() {
    return database
        .sql(
            """
            select (select count(*) from journeys) || ' ' || coalesce((
              select string_agg(concat_ws(' ', journey, state, changed_at), ',' order by journey)
              from journey_states), '')""")
        .query(String.class)
        .single();
  }

  private Journey parsed(Key key) {
    return database
        .sql("select yaml from journeys where id = ? and version = ?")
        .params(key.id(), key.version())
        .query((row, n) -> Journey.kept(key.id() + ".yaml", row.getString(1)))
        .single();
  }

  private JourneyStates states() {
    Map<String, JourneyState> states = new HashMap<>();
    RowCallbackHandler state =
        row -> states.put(row.getString("journey"), JourneyState.of(row.getString("state")));
    database.sql("select journey, state from journey_states").query(state);
    Map<String, List<Stop>> stops = new HashMap<>();
    RowCallbackHandler stop =
        row ->
            stops
                .computeIfAbsent(row.getString("journey"), j -> new ArrayList<>())
                .add(new Stop(time(row, "stopped_at"), timeOrNull(row, "started_at")));
    database.sql("select * from journey_stops order by stopped_at").query(stop);
    return new JourneyStates(states, stops);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null ? null : time(row, column);
  }

  private record Kept(String yaml, boolean uploaded) {}

  private void keep(Journey journey, boolean shipped) {
    database
        .sql("insert into journeys (id, version, yaml) values (?, ?, ?) on conflict do nothing")
        .params(journey.id(), journey.version(), journey.yaml())
        .update();
    Kept kept =
        database
            .sql("select yaml, uploaded from journeys where id = ? and version = ?")
            .params(journey.id(), journey.version())
            .query((row, n) -> new Kept(row.getString(1), row.getBoolean(2)))
            .single();
    if (kept.yaml().equals(journey.yaml())) {
      return;
    }
    if (shipped) {
      JourneyFolder.leftAside(journey);
      return;
    }
    if (kept.uploaded()) {
      LOG.warn(
          "journey {} version {} was uploaded: the file of that version is left aside",
          journey.id(),
          journey.version());
      return;
    }
    throw new IllegalStateException(
        "journey %s version %d was changed since it became active: customers are on their way in it. Raise its version to %d, and put the changed definition there"
            .formatted(journey.id(), journey.version(), journey.version() + 1));
  }
}
