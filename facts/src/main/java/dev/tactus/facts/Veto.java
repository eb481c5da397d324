package dev.tactus.facts;

import org.jspecify.annotations.Nullable;

/** Never, for this channel; for all channels when {@code channel} is null. */
public record Veto(@Nullable Channel channel) implements Finding {
  /** Never, on no channel. */
  @Word(example = "insert(Veto.all());")
  public static Veto all() {
    return new Veto(null);
  }

  /** Never on this channel. */
  @Word(example = "insert(Veto.on(Channel.SMS));")
  public static Veto on(Channel channel) {
    return new Veto(channel);
  }
}
