package dev.tactus.backtest;

import dev.tactus.replay.Simulations;
import java.time.InstantSource;

/** What a backtest needs of an installation: what happened there, its journeys and releases. */
public record Stored(RecordedHistory history, Simulations simulations, InstantSource clock) {}
