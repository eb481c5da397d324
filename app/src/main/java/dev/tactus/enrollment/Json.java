package dev.tactus.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
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
      JsonMapper.builder(
              // names are ids of products: a table of them would only grow
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .addModule(
              new RecordArrays()
                  .addSerializer(Instant.class, new WriteMicros())
                  .addDeserializer(Instant.class, new ReadMicros()))
          .addModule(new FlatInterests())
          .build();
  private static final ObjectReader MAP =
      MAPPER.readerFor(new TypeReference<Map<String, Object>>() {});

  private static final Map<Class<?>, ObjectReader> ONE = new ConcurrentHashMap<>();
  private static final Map<Class<?>, ObjectReader> LISTS = new ConcurrentHashMap<>();

  private Json() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return ONE.computeIfAbsent(type, MAPPER::readerFor).readValue(json);
  }

  static <T> List<T> list(@Nullable String json, Class<T> type) {
    return json == null ? List.of() : LISTS.computeIfAbsent(type, Json::lists).readValue(json);
  }

  private static ObjectReader lists(Class<?> type) {
    return MAPPER.readerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, type));
  }

  static Map<String, Object> map(String json) {
    return MAP.readValue(json);
  }

  /** Microseconds since 1970. */
  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }

  private static final class WriteMicros extends ValueSerializer<Instant> {
    @Override
    public void serialize(Instant at, JsonGenerator out, SerializationContext context) {
      out.writeNumber(micros(at));
    }
  }

  private static final class ReadMicros extends ValueDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) {
      if (in.hasToken(JsonToken.VALUE_STRING)) {
        return Instant.parse(in.getString());
      }
      return instant(in.getLongValue());
    }
  }
}
