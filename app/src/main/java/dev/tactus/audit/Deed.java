package dev.tactus.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param action in two words, {@code journey.pause} for instance
 * @param subject id of what was changed; never a customer's
 * @param note why, in the words of whoever did it
 * @param detail what else is worth knowing; plain values
 */
public record Deed(
    String action, @Nullable String subject, @Nullable String note, Map<String, Object> detail) {
  public Deed {
    detail = Map.copyOf(detail);
  }

  /** A deed of which there is no more to say. */
  public static Deed of(String action, @Nullable String subject, @Nullable String note) {
    return new Deed(action, subject, note, Map.of());
  }
}
