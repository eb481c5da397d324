package dev.tactus.embedded;

import java.nio.file.Path;

/**
 * Where and on what this Tactus runs.
 *
 * @param home the data folder (TACTUS_HOME)
 * @param embeddedDatabase whether the database is Tactus' own
 * @param embeddedBroker whether the broker is Tactus' own
 */
public record Installation(Path home, boolean embeddedDatabase, boolean embeddedBroker) {
  Path database() {
    return home.resolve("database");
  }

  Path broker() {
    return home.resolve("broker");
  }
}
