package dev.tactus.delivery.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.delivery.Pauses;
import dev.tactus.web.Listing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The emergency stop. */
@RestController
final class PauseController {
  private final Pauses pauses;
  private final InstantSource clock;

  PauseController(Pauses pauses, InstantSource clock) {
    this.pauses = pauses;
    this.clock = clock;
  }

  record What(@Nullable String channel, @Nullable String purpose) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Paused(@Nullable String channel, @Nullable String purpose, Instant at) {}

  @PostMapping("/v1/pause")
  Listing<Paused> pause(@RequestBody(required = false) @Nullable What what) {
    What which = what == null ? new What(null, null) : what;
    pauses.pause(Fields.channel(which.channel()), Fields.purpose(which.purpose()), clock.instant());
    return paused();
  }

  @PostMapping("/v1/resume")
  Listing<Paused> resume(@RequestBody(required = false) @Nullable What what) {
    What which = what == null ? new What(null, null) : what;
    pauses.resume(
        Fields.channel(which.channel()), Fields.purpose(which.purpose()), clock.instant());
    return paused();
  }

  /** What is paused now. */
  @GetMapping("/v1/pause")
  Listing<Paused> paused() {
    List<Paused> items =
        pauses.pauses().stream()
            .map(
                p ->
                    new Paused(
                        p.channel() == null ? null : p.channel().id(),
                        p.purpose() == null ? null : p.purpose().id(),
                        p.at()))
            .toList();
    return new Listing<>(items, null);
  }
}
