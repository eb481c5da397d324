package dev.tactus.journeys;

import java.util.List;

/** Passages after a signal, and what the move asks for, in order. */
public record Moved(Passages passages, List<Effect> effects) {}
