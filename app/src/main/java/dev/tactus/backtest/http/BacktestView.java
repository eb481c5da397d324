package dev.tactus.backtest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tactus.backtest.Backtest;
import dev.tactus.backtest.Report;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as it is shown.
 *
 * @param status waiting, running, done, failed, cancelled, interrupted
 * @param progress how far it is
 * @param report what it found; not in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BacktestView(
    String id,
    String mode,
    String releaseA,
    String releaseB,
    @Nullable Instant from,
    Instant to,
    String status,
    Instant askedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Progress progress,
    @Nullable String failure,
    @JsonRawValue @Schema(implementation = Report.class) @Nullable String report) {
  /** Events, or decisions, of all. */
  record Progress(long done, long total) {}

  static BacktestView of(Backtest backtest, @Nullable String report) {
    return new BacktestView(
        backtest.id(),
        backtest.order().mode().id(),
        backtest.order().releaseA(),
        backtest.order().releaseB(),
        backtest.order().from(),
        backtest.order().to(),
        backtest.status().id(),
        backtest.askedAt(),
        backtest.startedAt(),
        backtest.endedAt(),
        new Progress(backtest.done(), backtest.total()),
        backtest.failure(),
        report);
  }
}
