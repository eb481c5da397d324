package dev.tactus.delivery.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
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
  private final Audit audit;

  PauseController(Pauses pauses, InstantSource clock, Audit audit) {
    this.pauses = pauses;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What is meant, and why.
   *
   * @param channel absent: all
   * @param purpose absent: all
   * @param note kept in the audit log
   */
  record What(@Nullable String channel, @Nullable String purpose, @Nullable String note) {
    static final What ALL = new What(null, null, null);

    Deed deed(String action) {
      String named = channel == null ? "*" : channel;
      return Deed.of(
          action, named + "." + (purpose == null ? "*" : purpose), Fields.optional("note", note));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Paused(@Nullable String channel, @Nullable String purpose, Instant at) {}

  @PostMapping("/v1/pause")
  Listing<Paused> pause(@RequestBody(required = false) @Nullable What what) {
    What which = what == null ? What.ALL : what;
    Deed deed = which.deed("sends.pause");
    pauses.pause(Fields.channel(which.channel()), Fields.purpose(which.purpose()), clock.instant());
    audit.note(deed);
    return paused();
  }

  @PostMapping("/v1/resume")
  Listing<Paused> resume(@RequestBody(required = false) @Nullable What what) {
    What which = what == null ? What.ALL : what;
    Deed deed = which.deed("sends.resume");
    pauses.resume(
        Fields.channel(which.channel()), Fields.purpose(which.purpose()), clock.instant());
    audit.note(deed);
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
