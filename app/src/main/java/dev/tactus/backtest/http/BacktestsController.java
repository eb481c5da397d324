package dev.tactus.backtest.http;

import dev.tactus.backtest.Backtest;
import dev.tactus.backtest.BacktestDesk;
import dev.tactus.backtest.BacktestOrder;
import dev.tactus.backtest.Backtests;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Conflict;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.NotFound;
import dev.tactus.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other rules would have done with what is stored here. */
@RestController
@RequestMapping("/v1/backtests")
class BacktestsController {
  private final BacktestDesk desk;
  private final InstantSource clock;

  BacktestsController(BacktestDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * What is wanted.
   *
   * @param from absent: from the beginning
   * @param to absent: now
   * @param mode {@code facts} or {@code simulated}; absent: simulated
   */
  record Order(
      @Nullable String from,
      @Nullable String to,
      @Nullable String releaseA,
      @Nullable String releaseB,
      @Schema(allowableValues = {"facts", "simulated"}) @Nullable String mode) {}

  @PostMapping
  @Operation(
      summary = "Begins to find out what other rules would have done",
      description =
          "`simulated`: all stored events are run twice, under A and under B, on a simulated clock;"
              + " `from` is the time from which B counts and the two are compared. `facts`: the"
              + " stored facts of the decisions between `from` and `to` are judged again. One at a"
              + " time; a restart ends it.")
  @ApiResponse(responseCode = "202", description = "It waits or runs; Location tells where to look")
  ResponseEntity<BacktestView> start(@RequestBody Order order) {
    BacktestOrder wanted =
        new BacktestOrder(
            mode(order.mode()),
            release("releaseA", order.releaseA()),
            release("releaseB", order.releaseB()),
            time("from", order.from()),
            to(order.to()));
    if (wanted.from() != null && wanted.to().isBefore(wanted.from())) {
      throw new BadRequest("to", order.to(), "a time after from");
    }
    Backtest backtest = desk.order(wanted);
    return ResponseEntity.accepted()
        .location(URI.create("/v1/backtests/" + backtest.id()))
        .body(BacktestView.of(backtest, null));
  }

  @GetMapping
  @Operation(summary = "Backtests, newest first")
  Listing<BacktestView> list(Paging paging) {
    Cursor cursor = paging.cursor();
    List<BacktestView> items =
        desk
            .list(
                cursor == null ? null : new Backtests.Place(cursor.time(0), cursor.text(1)),
                paging.limit() + 1)
            .stream()
            .map(b -> BacktestView.of(b, null))
            .toList();
    return Listing.of(items, paging, item -> Cursor.after(item.askedAt(), item.id()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A backtest: how far it is, and what it found")
  BacktestView one(@PathVariable String id) {
    return BacktestView.of(find(id), desk.report(id).orElse(null));
  }

  @GetMapping(value = "/{id}/report", produces = MediaType.TEXT_HTML_VALUE)
  @Operation(summary = "What it found, as a page that needs nothing else")
  ResponseEntity<byte[]> report(@PathVariable String id) {
    Backtest backtest = find(id);
    byte[] page =
        desk.page(id)
            .orElseThrow(
                () ->
                    new Conflict(
                        backtest.failure() == null
                            ? "There is no report: it is " + backtest.status().id() + "."
                            : backtest.failure()));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
        .body(page);
  }

  @DeleteMapping("/{id}")
  @Operation(
      summary = "Cancels it; one that is over is removed",
      description = "Those that ended 30 days before are removed when another one is ordered.")
  BacktestView cancel(@PathVariable String id) {
    Backtest backtest = find(id);
    if (backtest.status().isOver()) {
      desk.remove(id);
      return BacktestView.of(backtest, null);
    }
    if (!desk.cancel(id)) {
      throw new Conflict("It is over: " + find(id).status().id() + ".");
    }
    return BacktestView.of(find(id), null);
  }

  private Backtest find(String id) {
    return desk.find(id).orElseThrow(() -> new NotFound("backtest", id));
  }

  private String release(String field, @Nullable String id) {
    if (id == null || id.indexOf('\0') >= 0 || !desk.knows(id)) {
      throw new BadRequest(field, id, "the number of a release");
    }
    return id;
  }

  private static BacktestOrder.Mode mode(@Nullable String mode) {
    if (mode == null) {
      return BacktestOrder.Mode.SIMULATED;
    }
    for (BacktestOrder.Mode one : BacktestOrder.Mode.values()) {
      if (one.id().equals(mode)) {
        return one;
      }
    }
    throw new BadRequest("mode", mode, "facts or simulated");
  }

  private Instant to(@Nullable String text) {
    Instant to = time("to", text);
    return to == null ? clock.instant() : to;
  }

  private static @Nullable Instant time(String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      int year = OffsetDateTime.parse(text).getYear();
      if (year >= 1 && year <= 9999) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // told below, like a time that is out of range
    }
    throw new BadRequest(field, text, "an RFC 3339 time, such as 2026-11-21T12:00:00Z");
  }
}
