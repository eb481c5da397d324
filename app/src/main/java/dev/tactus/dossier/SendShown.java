package dev.tactus.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.delivery.Send;
import dev.tactus.delivery.SendRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A send with all that it said and what became of it, as it is handed out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SendShown(
    String sendId,
    String decisionId,
    String customerId,
    String channel,
    String purpose,
    String journey,
    int journeyVersion,
    String step,
    String subject,
    String template,
    List<Send.Item> products,
    Send.Because because,
    Send.@Nullable Proof consent,
    String release,
    Instant queuedAt,
    Instant notBefore,
    Instant notAfter,
    String status,
    @Nullable String reason,
    int claims,
    @Nullable String worker,
    @Nullable Instant endedAt,
    @Nullable String providerId,
    @Nullable String detail) {
  static SendShown of(SendRecord r) {
    Send s = r.send();
    return new SendShown(
        s.id(),
        s.decisionId(),
        s.customerId(),
        s.channel().id(),
        s.purpose().id(),
        s.journey(),
        s.journeyVersion(),
        s.step(),
        s.subject(),
        s.template(),
        s.products(),
        s.because(),
        s.consent(),
        s.release(),
        r.queuedAt(),
        s.notBefore(),
        s.notAfter(),
        r.status().id(),
        r.reason(),
        r.claims(),
        r.worker(),
        r.endedAt(),
        r.providerId(),
        r.detail());
  }
}
