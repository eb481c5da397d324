package dev.tactus.enrollment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** State as JSON text, as it stands in the tables. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
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
}
