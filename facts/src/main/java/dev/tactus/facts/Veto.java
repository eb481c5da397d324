package dev.tactus.facts;

import org.jspecify.annotations.Nullable;

/** Never, for this channel; for all channels when {@code channel} is null. */
public record Veto(@Nullable Channel channel) implements Finding {
  /** Never, on no channel. */
  public static Veto all() {
    return new Veto(null);
  }

  /** Never on this channel. */
  public static Veto on(Channel channel) {
    return new Veto(channel);
  }
}
