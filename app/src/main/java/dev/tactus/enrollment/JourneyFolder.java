package dev.tactus.enrollment;

import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The definitions that ship with Tactus, and those in a folder of YAML files. */
public final class JourneyFolder {
  private static final Logger LOG = LoggerFactory.getLogger(JourneyFolder.class);

  private JourneyFolder() {}

  /** All of them; only those that ship where there is no such folder. */
  public static List<Journey> journeys(Path folder) {
    List<Journey> files = files(folder, file -> true);
    List<Journey> all = new ArrayList<>(shippedBeside(files));
    all.addAll(files);
    return all;
  }

  /**
   * Those in the folder.
   *
   * @param kept whether it was active once
   */
  static List<Journey> files(Path folder, Predicate<Journey> kept) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .map(f -> read(f, kept))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the journeys in " + folder + " cannot be listed", e);
    }
  }

  /** Those that ship with Tactus, but those of which these have the same version. */
  static List<Journey> shippedBeside(List<Journey> files) {
    return Journeys.builtIn().all().stream()
        .filter(j -> files.stream().noneMatch(f -> isVersionOf(j, f)))
        .toList();
  }

  /** That the shipped definition is not used, since another one has its id and version. */
  static void leftAside(Journey shipped) {
    LOG.warn(
        "journey {} version {} was changed here: the one of that version that ships with Tactus is"
            + " left aside; a higher version takes over from either",
        shipped.id(),
        shipped.version());
  }

  private static boolean isVersionOf(Journey shipped, Journey file) {
    boolean same = file.id().equals(shipped.id()) && file.version() == shipped.version();
    if (same && !file.yaml().equals(shipped.yaml())) {
      leftAside(shipped);
    }
    return same;
  }

  private static Journey read(Path file, Predicate<Journey> kept) {
    try {
      String name = String.valueOf(file.getFileName());
      String yaml = Files.readString(file);
      Journey journey = Journey.kept(name, yaml);
      return kept.test(journey) ? journey : Journey.parse(name, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
