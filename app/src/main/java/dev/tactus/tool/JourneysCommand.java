package dev.tactus.tool;

import dev.tactus.journeys.InvalidJourneyException;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import dev.tactus.replay.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands about journeys. */
@Command(
    name = "journeys",
    header = "Checks and draws journeys.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class JourneysCommand extends Group {
  @Command(
      name = "check",
      header = "Says whether definitions of journeys are sound, and what to repair.")
  int check(
      @Parameters(paramLabel = "PATH", description = "A YAML file, or a folder of them.") Path path)
      throws IOException {
    PrintWriter out = out();
    for (Journey journey : read(path)) {
      out.printf(
          "good: %s version %d, steps %s%n",
          journey.id(), journey.version(), String.join(", ", journey.steps().keySet()));
    }
    out.flush();
    return 0;
  }

  @Command(name = "draw", header = "Draws journeys as state diagrams, in Mermaid.")
  int draw(
      @Parameters(
              paramLabel = "PATH",
              arity = "0..1",
              description = "A YAML file, or a folder of them. Default: the journeys shipped.")
          @Nullable Path path)
      throws IOException {
    Collection<Journey> journeys = path == null ? Journeys.builtIn().all() : read(path);
    PrintWriter out = out();
    for (Journey journey : journeys) {
      out.printf("%%%% %s version %d%n%s%n", journey.id(), journey.version(), journey.mermaid());
    }
    out.flush();
    return 0;
  }

  private static List<Journey> read(Path path) throws IOException {
    List<Journey> journeys = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files(path)) {
      try {
        journeys.add(Journey.parse(file.toString(), Files.readString(file)));
      } catch (InvalidJourneyException e) {
        e.problems().forEach(problem -> problems.add(problem.toString()));
      } catch (java.nio.charset.CharacterCodingException e) {
        problems.add(file + ": this is not UTF-8 text");
      }
    }
    refuse(problems);
    try {
      Journeys.of(journeys);
    } catch (IllegalArgumentException e) {
      refuse(List.of(String.valueOf(e.getMessage())));
    }
    return journeys;
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new RefusedException(String.join(System.lineSeparator(), problems));
    }
  }

  private static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.list(path)) {
        List<Path> files = all.filter(f -> f.toString().matches(".*[.]ya?ml")).sorted().toList();
        if (!files.isEmpty()) {
          return files;
        }
      }
    }
    throw new RefusedException(path + ": expected a YAML file, or a folder of them");
  }
}
