package dev.tactus.intake;

import dev.tactus.facts.Event;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps events that were found good but could not be taken, beside the bad ones. */
@Component
final class Culprits implements dev.tactus.enrollment.SetAside {
  private final RejectedEvents rejected;
  private final InstantSource clock;

  Culprits(RejectedEvents rejected, InstantSource clock) {
    this.rejected = rejected;
    this.clock = clock;
  }

  @Override
  public void setAside(Event event, String reason) {
    rejected.add(
        event.type(),
        clock.instant(),
        List.of(
            new SetAside(
                0,
                "event",
                event.id(),
                "an event that can be taken: " + reason,
                event.customer(),
                event.properties().toString())));
  }
}
