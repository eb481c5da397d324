package dev.tactus.enrollment;

import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    List<Journey> now = new ArrayList<>(Journeys.builtIn().all());
    files(folder).forEach(file -> now.add(read(file)));
    now.forEach(this::keep);
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

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the journeys in " + folder + " cannot be listed", e);
    }
  }

  private static Journey read(Path file) {
    try {
      return Journey.parse(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
