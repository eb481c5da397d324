package dev.tactus.journeys;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of a source that has the right form, with its place. */
record Tree(Source source, String pointer, Object value) {
  static Tree of(Source source) {
    return new Tree(source, "", source.root());
  }

  Spot spot() {
    return source.spot(pointer);
  }

  Spot keySpot() {
    return source.keySpot(pointer);
  }

  @Nullable Tree find(String key) {
    Object child = ((Map<?, ?>) value).get(key);
    return child == null ? null : new Tree(source, Source.child(pointer, key), child);
  }

  Tree get(String key) {
    return Objects.requireNonNull(find(key), () -> pointer + " has no " + key);
  }

  boolean has(String key) {
    return ((Map<?, ?>) value).containsKey(key);
  }

  @Nullable String text(String key) {
    Tree child = find(key);
    return child == null ? null : child.text();
  }

  String text() {
    return value.toString();
  }

  Number number() {
    return (Number) value;
  }

  List<String> keys() {
    return ((Map<?, ?>) value).keySet().stream().map(Object::toString).toList();
  }

  List<Tree> items() {
    List<?> list = (List<?>) value;
    List<Tree> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      items.add(
          new Tree(source, Source.child(pointer, i), Objects.requireNonNull((Object) list.get(i))));
    }
    return items;
  }

  /** The duration that it is, null if it is none (but the name of a parameter). */
  static @Nullable Duration duration(Object value) {
    if (!(value instanceof String text) || !text.startsWith("P")) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException tooLong) {
      return null;
    }
  }
}
