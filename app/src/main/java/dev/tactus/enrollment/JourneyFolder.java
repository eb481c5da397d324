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

/** The definitions that ship with Tactus, and those in a folder of YAML files. */
public final class JourneyFolder {
  private JourneyFolder() {}

  /** All of them; only those that ship where there is no such folder. */
  public static List<Journey> journeys(Path folder) {
    List<Journey> all = new ArrayList<>(Journeys.builtIn().all());
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(f -> all.add(read(f)));
      } catch (IOException e) {
        throw new UncheckedIOException("the journeys in " + folder + " cannot be listed", e);
      }
    }
    return all;
  }

  private static Journey read(Path file) {
    try {
      return Journey.parse(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
