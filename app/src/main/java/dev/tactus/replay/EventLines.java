package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Events that wait in a file of our own, one JSON object a line. */
final class EventLines implements EventReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BufferedReader lines;

  private EventLines(BufferedReader lines) {
    this.lines = lines;
  }

  static void write(List<Event> events, Path file) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (Event event : events) {
        lines.write(
            JSON.writeValueAsString(
                new Line(
                    event.id(),
                    event.customer(),
                    event.type(),
                    event.name(),
                    event.at().toString(),
                    event.properties())));
        lines.write('\n');
      }
    }
  }

  static EventReader read(Path file) throws IOException {
    return new EventLines(Files.newBufferedReader(file));
  }

  @Override
  public @Nullable Event next() throws IOException {
    String line = lines.readLine();
    return line == null ? null : JSON.readValue(line, Line.class).event();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private record Line(
      String id,
      String customer,
      String type,
      String name,
      String at,
      java.util.Map<String, Object> properties) {
    private Event event() {
      return new Event(id, customer, type, name, java.time.Instant.parse(at), properties);
    }
  }
}
