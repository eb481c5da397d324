package dev.tactus.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * State as JSON text, as it stands in the tables: records as arrays of their components, times as
 * microseconds since 1970. A third of the size and of the time of objects with names; the price is
 * that components of a stored record are only ever added at its end.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new RecordArrays()
                  .addSerializer(Instant.class, new WriteMicros())
                  .addDeserializer(Instant.class, new ReadMicros()))
          .build();
  private static final ObjectReader MAP =
      MAPPER.readerFor(new TypeReference<Map<String, Object>>() {});

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  static <T> List<T> list(@Nullable String json, Class<T> type) {
    return json == null
        ? List.of()
        : MAPPER
            .readerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, type))
            .readValue(json);
  }

  static Map<String, Object> map(String json) {
    return MAP.readValue(json);
  }

  private static final class WriteMicros extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant at, JsonGenerator out, SerializationContext context) {
      out.writeNumber(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000);
    }
  }

  private static final class ReadMicros extends ValueDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) {
      if (in.hasToken(JsonToken.VALUE_STRING)) {
        return Instant.parse(in.getString());
      }
      long micros = in.getLongValue();
      return Instant.ofEpochSecond(
          Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
  }
}
