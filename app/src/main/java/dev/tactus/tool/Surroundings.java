package dev.tactus.tool;

import dev.tactus.embedded.ToolDatabase;
import dev.tactus.replay.RefusedException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the environment says to a command, and the installation that it names. */
public final class Surroundings implements AutoCloseable {
  private final Map<String, String> variables;
  private @Nullable KeptInstallation installation;

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

  /** Whether there is an installation. */
  public boolean hasInstallation() {
    return ToolDatabase.isThere(variables);
  }

  /**
   * The installation, opened when it is asked for first.
   *
   * @param why it is asked for, in words
   * @throws RefusedException if there is none
   */
  public KeptInstallation installation(String why) {
    if (!hasInstallation()) {
      throw new RefusedException(
          why
              + ", and there is none here: name its folder by TACTUS_HOME or its database by"
              + " TACTUS_DATABASE_URL");
    }
    KeptInstallation opened = installation;
    if (opened == null) {
      opened = KeptInstallation.of(ToolDatabase.open(variables));
      installation = opened;
    }
    return opened;
  }

  /** Closes the installation, if it was opened. */
  @Override
  public void close() {
    if (installation != null) {
      installation.close();
      installation = null;
    }
  }
}
