package dev.tactus.rulebase.checks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which values go together; a type that is null is not known, and goes with everything. */
final class Types {
  private static final Map<Class<?>, Class<?>> BOXED =
      Map.of(
          boolean.class, Boolean.class,
          int.class, Integer.class,
          long.class, Long.class,
          double.class, Double.class,
          float.class, Float.class,
          short.class, Short.class,
          byte.class, Byte.class,
          char.class, Character.class);

  private Types() {}

  static boolean isNumber(Class<?> type) {
    return Number.class.isAssignableFrom(boxed(type));
  }

  static boolean isBoolean(@Nullable Class<?> type) {
    return type == null || boxed(type) == Boolean.class;
  }

  /** Whether the one can be compared with the other, for order or only for sameness. */
  static boolean comparable(@Nullable Class<?> one, @Nullable Class<?> other, boolean byOrder) {
    if (one == null || other == null) {
      return true;
    }
    if (one == Void.class || other == Void.class) {
      return !byOrder && !one.isPrimitive() && !other.isPrimitive();
    }
    if (isNumber(one) && isNumber(other)) {
      return true;
    }
    Class<?> a = boxed(one);
    Class<?> b = boxed(other);
    boolean related = a.isAssignableFrom(b) || b.isAssignableFrom(a);
    boolean ordered = Comparable.class.isAssignableFrom(a) && a != Boolean.class && !a.isEnum();
    return related && (!byOrder || ordered);
  }

  /** Whether a method that takes these can be given those. */
  static boolean fit(List<@Nullable Class<?>> given, Class<?>[] taken) {
    for (int i = 0; i < taken.length; i++) {
      if (!fits(given.get(i), taken[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(@Nullable Class<?> given, Class<?> taken) {
    if (given == null) {
      return true;
    }
    if (given == Void.class) {
      return !taken.isPrimitive();
    }
    Class<?> from = boxed(given);
    Class<?> to = boxed(taken);
    boolean widens = from == Integer.class && (to == Long.class || to == Double.class);
    return to.isAssignableFrom(from) || (taken.isPrimitive() && widens);
  }

  private static Class<?> boxed(Class<?> type) {
    return BOXED.getOrDefault(type, type);
  }
}
