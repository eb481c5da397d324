package dev.tactus.judgement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was stored.
 *
 * @param erasedAt when the customer was taken out of it; null: never. Then identifiers in it are
 *     empty, and it cannot be judged again
 */
public record Recorded(Decision decision, @Nullable Instant erasedAt) {
  public boolean isErased() {
    return erasedAt != null;
  }
}
