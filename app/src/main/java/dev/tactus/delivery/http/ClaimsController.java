package dev.tactus.delivery.http;

import dev.tactus.delivery.Claim;
import dev.tactus.delivery.Claims;
import dev.tactus.delivery.Outcome;
import dev.tactus.delivery.Outcomes;
import dev.tactus.delivery.Recipient;
import dev.tactus.delivery.SendStatus;
import dev.tactus.web.Conflict;
import dev.tactus.web.NotFound;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Claims and outcomes of channel workers. */
@RestController
final class ClaimsController {
  private static final SendStatus[] OUTCOMES = {
    SendStatus.DELIVERED, SendStatus.FAILED, SendStatus.BOUNCED
  };
  private final Claims claims;
  private final Outcomes outcomes;

  ClaimsController(Claims claims, Outcomes outcomes) {
    this.claims = claims;
    this.outcomes = outcomes;
  }

  record ClaimRequest(@Nullable String worker) {}

  record Go(boolean go, String claimToken, Instant until, Recipient recipient) {}

  record OutcomeRequest(
      @Nullable String claimToken,
      @Nullable String outcome,
      @Nullable Boolean retryable,
      @Nullable String providerId,
      @Nullable String detail) {}

  record Noted(String sendId, boolean again) {}

  @PostMapping("/v1/sends/{id}/claim")
  Go claim(@PathVariable String id, @RequestBody ClaimRequest request) {
    Claim claim =
        claims.claim(Fields.required("id", id), Fields.required("worker", request.worker()));
    if (claim instanceof Claim.Granted granted) {
      return new Go(true, granted.claimToken(), granted.until(), granted.recipient());
    }
    if (claim instanceof Claim.Refused refused) {
      throw new Conflict("Do not send it.").with("go", false).with("reason", refused.reason());
    }
    throw new NotFound("send", id);
  }

  @PostMapping("/v1/sends/{id}/outcome")
  Noted outcome(@PathVariable String id, @RequestBody OutcomeRequest request) {
    Outcome outcome =
        new Outcome(
            Fields.required("id", id),
            Fields.required("claimToken", request.claimToken()),
            Fields.word("outcome", request.outcome(), OUTCOMES),
            Boolean.TRUE.equals(request.retryable()),
            Fields.optional("providerId", request.providerId()),
            Fields.optional("detail", request.detail()));
    return switch (outcomes.report(outcome)) {
      case NOTED -> new Noted(id, false);
      case AGAIN -> new Noted(id, true);
      case UNKNOWN -> throw new NotFound("send", id);
      case REFUSED ->
          throw new Conflict(
                  "The claimToken is not that of the last claim, or another outcome was noted before.")
              .with("reason", "NOT_CLAIMED");
    };
  }
}
