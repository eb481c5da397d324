package dev.tactus.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An object of known members, checked member by member; an unknown one is refused. */
final class Form {
  private final String path;
  private final Map<String, Object> given;
  private final Map<String, Object> checked = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  /**
   * @param path the name of the object, empty for the whole body
   */
  Form(String path, Map<String, Object> given) {
    this.path = path;
    this.given = given;
  }

  /** A member that may be absent, or null to take it back. */
  Form may(String name, Check check) {
    known.add(name);
    if (given.containsKey(name)) {
      Object value = given.get(name);
      keep(name, value == null ? null : check.of(field(name), value));
    }
    return this;
  }

  Form must(String name, Check check) {
    known.add(name);
    keep(name, check.of(field(name), given(name)));
    return this;
  }

  /** Every member that is given, whatever its name. */
  Form all(Check check) {
    given.forEach(
        (name, value) -> {
          known.add(name);
          keep(name, value == null ? null : check.of(field(name), value));
        });
    return this;
  }

  /** Puts a value in unless one is given. */
  Form otherwise(String name, Object value) {
    if (checked.get(name) == null) {
      checked.put(name, value);
    }
    return this;
  }

  /** Looks at what has been checked, to refuse a combination. */
  Form see(BiConsumer<Form, Map<String, Object>> look) {
    look.accept(this, checked);
    return this;
  }

  /** What was checked; an unknown member is a {@link BadValue}. */
  Map<String, Object> done() {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new BadValue(
            field(name), Properties.shown(given.get(name)), "one of " + String.join(", ", known));
      }
    }
    return checked;
  }

  String field(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @SuppressWarnings("NullAway") // absent is as wrong as null, and is shown so
  private Object given(String name) {
    return given.get(name);
  }

  @SuppressWarnings("NullAway") // null takes a member back
  private void keep(String name, @Nullable Object value) {
    checked.put(name, value);
  }
}
