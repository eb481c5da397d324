package dev.tactus.tool;

import dev.tactus.embedded.ToolDatabase;
import dev.tactus.replay.RefusedException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the environment says to a command. */
public final class Surroundings {
  private final Map<String, String> variables;

  public Surroundings(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The value of that variable; null if it is not set, or empty. */
  public @Nullable String get(String variable) {
    String value = variables.get(variable);
    return value == null || value.isBlank() ? null : value;
  }

  /**
   * The retailer's zone.
   *
   * @throws RefusedException if there is no such zone
   */
  public ZoneId retailer() {
    String zone = get("TACTUS_ZONE");
    try {
      return ZoneId.of(zone == null ? "UTC" : zone);
    } catch (DateTimeException e) {
      throw new RefusedException(
          "TACTUS_ZONE " + zone + ": expected an IANA zone, as Europe/Paris");
    }
  }

  /** Whether there is a database that {@link #database()} would open. */
  public boolean hasDatabase() {
    return ToolDatabase.isThere(variables);
  }

  /**
   * The database of the installation.
   *
   * @throws IllegalStateException if there is none yet
   */
  public ToolDatabase database() {
    return ToolDatabase.open(variables);
  }
}
