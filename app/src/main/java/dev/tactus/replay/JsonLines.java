package dev.tactus.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The lines of an NDJSON file: one JSON object each, blank lines left out. */
final class JsonLines implements Closeable {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();

  private final String name;
  private final TextFile text;
  private final ByteLines lines;
  private long line;

  JsonLines(String name, TextFile text) {
    this.name = name;
    this.text = text;
    this.lines = new ByteLines(text.bytes());
  }

  /** What is read from the next object, null after the last. */
  <T> @Nullable T next(Function<JsonObject, T> read) {
    if (!nextLine()) {
      return null;
    }
    try (JsonParser parser =
        JSON.createParser(
            ObjectReadContext.empty(), lines.buffer(), lines.start(), lines.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw BadRowException.unreadable(place(), "expected one JSON object in the line");
      }
      T value = read.apply(new JsonObject(parser, place()));
      if (parser.nextToken() != null) {
        throw BadRowException.unreadable(place(), "expected nothing after the JSON object");
      }
      return value;
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

  private boolean nextLine() {
    try {
      do {
        line++;
        if (!lines.next()) {
          return false;
        }
      } while (lines.isBlank());
      return true;
    } catch (IOException e) {
      throw new RefusedException(new Place(name, line) + " or after it: " + Unreadable.why(e));
    }
  }
}
