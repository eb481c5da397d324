package dev.tactus.intake.http;

import dev.tactus.intake.RejectedEvent;
import dev.tactus.intake.RejectedEvents;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was set aside, for whoever sends it to repair. */
@RestController
class RejectedController {
  private final RejectedEvents rejected;

  RejectedController(RejectedEvents rejected) {
    this.rejected = rejected;
  }

  @GetMapping("/v1/events/rejected")
  Listing<RejectedEvent> rejected(Paging paging) {
    return rejected.list(paging);
  }
}
