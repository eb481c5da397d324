package dev.tactus.testkit.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What of the outside world a run of the tests used, kept in target/exercised.txt. */
public enum Exercised {
  EMBEDDED_POSTGRES("embedded PostgreSQL"),
  EMBEDDED_BROKER("embedded broker"),
  RABBITMQ("RabbitMQ"),
  NODE_SDKS("Node SDKs"),
  BROWSER("browser"),
  SHARED_DATA("histories of real shops");

  private static final Path FILE = Path.of("target", "exercised.txt");
  private final String title;

  Exercised(String title) {
    this.title = title;
  }

  /** Notes that a test used it; {@code version} may be empty. */
  public void with(String version) {
    try {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(
          FILE,
          name() + "=" + (title + " " + version).strip() + "\n",
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line for the reader of a run. */
  static String summary(List<String> notes) {
    Map<Exercised, String> used = new EnumMap<>(Exercised.class);
    for (String note : notes) {
      String[] parts = note.split("=", 2);
      used.put(valueOf(parts[0]), parts[1]);
    }
    String missing =
        Arrays.stream(values())
            .filter(each -> !used.containsKey(each))
            .map(each -> each.title)
            .collect(joining(", "));
    return "exercised: %s | not exercised: %s"
        .formatted(
            used.isEmpty() ? "nothing" : String.join(", ", used.values()),
            missing.isEmpty() ? "nothing" : missing);
  }

  /** Prints the summary of the modules whose folders are given. */
  public static void main(String[] modules) throws IOException {
    List<String> notes = new ArrayList<>();
    for (String module : modules) {
      Path file = Path.of(module).resolve(FILE);
      if (Files.exists(file)) {
        notes.addAll(Files.readAllLines(file));
      }
    }
    System.out.println(summary(notes));
  }
}
