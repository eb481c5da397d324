package dev.tactus.judgement.http;

import dev.tactus.web.BadRequest;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Whether facts that somebody gave have everything that rules may ask for. */
final class Complete {
  private Complete() {}

  /**
   * Refuses the first component that is missing although it may not be null.
   *
   * @param path of the value in the body
   */
  static void check(String path, @Nullable Object value) {
    if (value instanceof Record fact) {
      for (RecordComponent component : fact.getClass().getRecordComponents()) {
        check(path + "." + component.getName(), component, of(fact, component));
      }
    } else if (value instanceof Collection<?> all) {
      int index = 0;
      for (Object each : all) {
        check(path + "." + index++, each);
      }
    }
  }

  private static void check(String path, RecordComponent component, @Nullable Object value) {
    if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      throw new BadRequest(
          path,
          null,
          "given: a " + component.getType().getSimpleName() + " that rules may ask for");
    }
    check(path, value);
  }

  private static @Nullable Object of(Record fact, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every record shows its components", e);
    }
  }
}
