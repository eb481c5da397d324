package dev.tactus.delivery.http;

import dev.tactus.delivery.Claim;
import dev.tactus.delivery.Claims;
import dev.tactus.delivery.Outcome;
import dev.tactus.delivery.Outcomes;
import dev.tactus.delivery.Recipient;
import dev.tactus.delivery.SendStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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
  ResponseEntity<?> claim(@PathVariable String id, @RequestBody ClaimRequest request) {
    Claim claim =
        claims.claim(Fields.required("id", id), Fields.required("worker", request.worker()));
    if (claim instanceof Claim.Granted granted) {
      return ResponseEntity.ok(
          new Go(true, granted.claimToken(), granted.until(), granted.recipient()));
    }
    if (claim instanceof Claim.Refused refused) {
      ProblemDetail problem = Problems.conflict("do not send", refused.reason());
      problem.setProperty("go", false);
      return ResponseEntity.of(problem).build();
    }
    return ResponseEntity.of(Problems.unknown(id)).build();
  }

  @PostMapping("/v1/sends/{id}/outcome")
  ResponseEntity<?> outcome(@PathVariable String id, @RequestBody OutcomeRequest request) {
    Outcome outcome =
        new Outcome(
            Fields.required("id", id),
            Fields.required("claimToken", request.claimToken()),
            Fields.word("outcome", request.outcome(), OUTCOMES),
            Boolean.TRUE.equals(request.retryable()),
            Fields.optional("providerId", request.providerId()),
            Fields.optional("detail", request.detail()));
    return switch (outcomes.report(outcome)) {
      case NOTED -> ResponseEntity.ok(new Noted(id, false));
      case AGAIN -> ResponseEntity.ok(new Noted(id, true));
      case UNKNOWN -> ResponseEntity.of(Problems.unknown(id)).build();
      case REFUSED ->
          ResponseEntity.of(
                  Problems.conflict(
                      "claimToken: expected that of the last claim of a send without another outcome",
                      "NOT_CLAIMED"))
              .build();
    };
  }
}
