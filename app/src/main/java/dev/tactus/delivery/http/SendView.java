package dev.tactus.delivery.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.delivery.Send;
import dev.tactus.delivery.SendRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A send as it is listed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SendView(
    String sendId,
    String decisionId,
    String customerId,
    String channel,
    String purpose,
    String journey,
    int journeyVersion,
    String step,
    String subject,
    String status,
    @Nullable String reason,
    Instant queuedAt,
    Instant notBefore,
    Instant notAfter,
    int claims,
    @Nullable String worker,
    @Nullable Instant claimedUntil,
    @Nullable Instant endedAt,
    @Nullable String providerId,
    @Nullable String detail,
    String release) {
  static SendView of(SendRecord r) {
    Send s = r.send();
    return new SendView(
        s.id(),
        s.decisionId(),
        s.customerId(),
        s.channel().id(),
        s.purpose().id(),
        s.journey(),
        s.journeyVersion(),
        s.step(),
        s.subject(),
        r.status().id(),
        r.reason(),
        r.queuedAt(),
        s.notBefore(),
        s.notAfter(),
        r.claims(),
        r.worker(),
        r.leaseUntil(),
        r.endedAt(),
        r.providerId(),
        r.detail(),
        s.release());
  }
}
