package dev.tactus.rulebase.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the words of an expression stand for.
 *
 * @param fact the fact whose properties are meant; null in a consequence
 * @param bindings what {@code $names} stand for; a type that is null is not known
 */
record Scope(@Nullable Class<?> fact, Map<String, @Nullable Class<?>> bindings) {
  static Scope empty() {
    return new Scope(null, new LinkedHashMap<>());
  }

  /** The same bindings, and the properties of that fact. */
  Scope of(@Nullable Class<?> other) {
    return new Scope(other, bindings);
  }

  /** A copy: what is bound there is not known here. */
  Scope inner() {
    return new Scope(fact, new LinkedHashMap<>(bindings));
  }
}
