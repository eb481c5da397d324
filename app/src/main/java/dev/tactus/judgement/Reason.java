package dev.tactus.judgement;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Gate;
import org.jspecify.annotations.Nullable;

/**
 * Why.
 *
 * @param gate null where no rule but the way of deciding gave it (ten to one, the deadline)
 * @param channel the channel that it concerns; null: all
 */
public record Reason(
    String code, @Nullable Gate gate, @Nullable String rule, @Nullable Channel channel) {}
