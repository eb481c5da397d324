package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import java.time.Instant;

/** One judgement of a trigger, as it is stored: with the facts that it saw. */
public record Decision(String id, Instant decidedAt, Facts facts, Judgement judgement) {}
