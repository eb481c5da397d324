package dev.tactus.enrollment;

import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The definitions that this installation runs: those that ship with Tactus, those in its folder,
 * and every earlier version, kept for the enrollments that are pinned to it.
 */
final class JourneyShelf {
  private final JdbcClient database;

  JourneyShelf(JdbcClient database) {
    this.database = database;
  }

  /**
   * Reads the folder's YAML files and keeps what is new.
   *
   * @throws IllegalStateException if a version that was active once was changed since
   */
  Journeys open(Path folder) {
    JourneyFolder.journeys(folder).forEach(this::keep);
    return Journeys.of(
        database
            .sql("select id || '.yaml' as name, yaml from journeys order by id, version")
            .query((row, n) -> Journey.parse(row.getString(1), row.getString(2)))
            .list());
  }

  private void keep(Journey journey) {
    database
        .sql("insert into journeys (id, version, yaml) values (?, ?, ?) on conflict do nothing")
        .params(journey.id(), journey.version(), journey.yaml())
        .update();
    String kept =
        database
            .sql("select yaml from journeys where id = ? and version = ?")
            .params(journey.id(), journey.version())
            .query(String.class)
            .single();
    if (!kept.equals(journey.yaml())) {
      throw new IllegalStateException(
          "journey %s version %d was changed since it became active: customers are on their way in it. Raise its version to %d, and put the changed definition there"
              .formatted(journey.id(), journey.version(), journey.version() + 1));
    }
  }
}
