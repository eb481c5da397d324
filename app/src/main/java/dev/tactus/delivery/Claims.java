package dev.tactus.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets exactly one worker have a send, after a last look at what may have changed since it was
 * approved.
 */
@Component
public final class Claims {
  private static final Set<String> REASONS =
      Set.of("CONSENT_WITHDRAWN", "CAP", "OUT_OF_STOCK", "ERASED");
  private static final Duration LATER = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 3;
  private final Sends sends;
  private final ClaimCheck check;
  private final Endings endings;
  private final InstantSource clock;
  private final DeliverySettings settings;

  Claims(
      Sends sends,
      ClaimCheck check,
      Endings endings,
      InstantSource clock,
      DeliverySettings settings) {
    this.sends = sends;
    this.check = check;
    this.endings = endings;
    this.clock = clock;
    this.settings = settings;
  }

  /** Claims a send for a worker. */
  public Claim claim(String sendId, String worker) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Instant now = clock.instant();
      String token = UUID.randomUUID().toString();
      Instant until = now.plus(settings.lease());
      Optional<Send> claimed = sends.claim(sendId, worker, token, now, until);
      if (claimed.isPresent()) {
        return checked(claimed.get(), token, until);
      }
      Optional<Claim> refusal = refusal(sendId, now);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return new Claim.Refused("CLAIMED");
  }

  // only after the claim: then nothing can be claimed on the strength of an older look
  private Claim checked(Send send, String token, Instant until) {
    Optional<String> refusal;
    try {
      refusal = check.refusal(send);
      if (refusal.isEmpty()) {
        return new Claim.Granted(token, until, check.recipient(send));
      }
    } catch (RuntimeException e) {
      sends.putBack(send.id(), token, clock.instant().plus(settings.grace()));
      throw e;
    }
    if (refusal.get().equals("NOT_YET")) {
      sends.putBack(send.id(), token, clock.instant().plus(LATER));
    } else {
      sends
          .refuse(send.id(), token, refusal.get(), clock.instant())
          .ifPresent(ended -> endings.tell(List.of(ended)));
    }
    return new Claim.Refused(refusal.get());
  }

  /** Empty if there is no reason any more: it can be tried again. */
  private Optional<Claim> refusal(String sendId, Instant now) {
    Optional<SendRecord> found = sends.find(sendId);
    if (found.isEmpty()) {
      return Optional.of(new Claim.Unknown());
    }
    return Optional.ofNullable(reason(found.get(), now)).map(Claim.Refused::new);
  }

  private @Nullable String reason(SendRecord record, Instant now) {
    return switch (record.status()) {
      case REVOKED ->
          record.reason() != null && REASONS.contains(record.reason())
              ? record.reason()
              : "REVOKED";
      case EXPIRED -> "EXPIRED";
      case CLAIMED -> "CLAIMED";
      case DELIVERED, FAILED, BOUNCED -> "DONE";
      case QUEUED -> {
        if (!record.send().notAfter().isAfter(now)) {
          yield "EXPIRED";
        }
        if (record.send().notBefore().isAfter(now)) {
          yield "NOT_YET";
        }
        yield sends.parked(record.send().id()) ? "PAUSED" : null;
      }
    };
  }
}
