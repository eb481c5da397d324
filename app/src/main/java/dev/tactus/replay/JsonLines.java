package dev.tactus.replay;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** The lines of an NDJSON file: one JSON object each. */
final class JsonLines implements Closeable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
  private final TextFile text;
  private long line;

  JsonLines(String name, TextFile text) {
    this.name = name;
    this.text = text;
  }

  /** The next object as that type, null after the last. */
  <T> @Nullable T next(Class<T> type) throws IOException {
    String json = nextLine();
    if (json == null) {
      return null;
    }
    try {
      return JSON.readValue(json, type);
    } catch (DatabindException e) {
      throw BadRowException.unreadable(place(), wrongType(e));
    } catch (JacksonException e) {
      throw BadRowException.unreadable(
          place(), "expected one JSON object in the line: " + e.getOriginalMessage());
    }
  }

  Place place() {
    return new Place(name, line);
  }

  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private @Nullable String nextLine() {
    try {
      String next = text.reader().readLine();
      line++;
      while (next != null && next.isBlank()) {
        next = text.reader().readLine();
        line++;
      }
      return next;
    } catch (IOException e) {
      throw new RefusedException(new Place(name, line + 1) + " or after it: " + Unreadable.why(e));
    }
  }

  private static String wrongType(DatabindException e) {
    String path =
        String.join(
            ".",
            e.getPath().stream()
                .map(
                    p ->
                        p.getPropertyName() == null
                            ? "[" + p.getIndex() + "]"
                            : p.getPropertyName())
                .toList());
    return (path.isEmpty() ? "" : path + ": ") + e.getOriginalMessage();
  }
}
