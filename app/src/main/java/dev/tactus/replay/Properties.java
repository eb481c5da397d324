package dev.tactus.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the properties of a call: a null is an absent one, a quantity a number of at least 0. */
record Properties(Place place) {
  Map<String, Object> checked(Map<String, ?> given) {
    return object("properties", given);
  }

  private Map<String, Object> object(String path, Map<?, ?> given) {
    Map<String, Object> checked = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          Object good = value(path + "." + name, value);
          if (good != null) {
            checked.put(name, name.equals("quantity") ? quantity(path, good) : good);
          }
        });
    return checked;
  }

  private @Nullable Object value(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return object(path, map);
    }
    return value instanceof List<?> list ? list(path, list) : value;
  }

  private List<Object> list(String path, List<?> given) {
    List<Object> checked = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      Object good = value(path + "[" + i + "]", given.get(i));
      if (good != null) {
        checked.add(good);
      }
    }
    return checked;
  }

  private Object quantity(String path, Object value) {
    if (value instanceof Number number && number.doubleValue() >= 0) {
      return number;
    }
    throw BadRowException.at(place, path + ".quantity", value.toString(), "a number of at least 0");
  }
}
