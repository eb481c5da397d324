package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Completes the partial facts of saved cases with the defaults that stand beside them. */
final class CaseFacts {
  private static final Pattern TIME = Pattern.compile("now(?:([+-]\\d+)([mhd]))?");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Map<String, Object> plain;
  private final Map<String, Object> items;

  CaseFacts(String defaults) {
    Map<String, Object> map = yaml(defaults);
    plain = map(map.get("facts"));
    items = map(map.get("items"));
  }

  static Map<String, Object> yaml(String text) {
    return map(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  Facts of(Map<String, Object> partial) {
    Map<String, Object> whole = map(merged("", plain, partial));
    Instant now = Instant.parse(String.valueOf(map(whole.get("moment")).get("now")));
    return MAPPER.convertValue(timed(whole, now), Facts.class);
  }

  /** "now-5h" and the like as an instant; any other instant as it is. */
  static Instant time(String text, Instant now) {
    return Instant.parse(String.valueOf(timed(text, now)));
  }

  private @Nullable Object merged(String name, @Nullable Object under, @Nullable Object over) {
    if (over instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(i -> all.add(items.containsKey(name) ? merged("", items.get(name), i) : i));
      return all;
    }
    if (!(over instanceof Map)) {
      return over;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    Map<String, Object> changes = map(over);
    map(under)
        .forEach((k, v) -> all.put(k, merged(k, v, changes.containsKey(k) ? changes.get(k) : v)));
    changes.forEach((k, v) -> all.putIfAbsent(k, v));
    return all;
  }

  private static @Nullable Object timed(@Nullable Object value, Instant now) {
    if (value instanceof Map<?, ?>) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      map(value).forEach((k, v) -> all.put(k, timed(v, now)));
      return all;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(v -> all.add(timed(v, now)));
      return all;
    }
    Matcher time = TIME.matcher(String.valueOf(value));
    return value instanceof String && time.matches() ? now.plus(offset(time)).toString() : value;
  }

  private static Duration offset(Matcher time) {
    if (time.group(1) == null) {
      return Duration.ZERO;
    }
    long n = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "d" -> Duration.ofDays(n);
      case "h" -> Duration.ofHours(n);
      default -> Duration.ofMinutes(n);
    };
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
