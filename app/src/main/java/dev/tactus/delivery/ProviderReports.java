package dev.tactus.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what providers report of sends, some of it long after the worker was done. */
@Component
public final class ProviderReports {
  /** The provider knows of no claim, and outlives it. */
  private static final String NO_CLAIM = "";

  private final Sends sends;
  private final Endings endings;
  private final Responses responses;
  private final InstantSource clock;

  ProviderReports(Sends sends, Endings endings, Responses responses, InstantSource clock) {
    this.sends = sends;
    this.endings = endings;
    this.responses = responses;
    this.clock = clock;
  }

  /** What became of a message in the mail: an outcome of its send. */
  public enum Passage {
    DELIVERED,
    BOUNCED
  }

  /**
   * Notes what the provider says of the message; durable on return, and a repeat changes nothing.
   *
   * @return whether there is such a send
   */
  public boolean passed(
      String sendId, Passage passage, @Nullable String providerId, @Nullable String detail) {
    Outcome outcome = new Outcome(sendId, NO_CLAIM, status(passage), false, providerId, detail);
    sends.reported(outcome, clock.instant()).ifPresent(end -> endings.tell(List.of(end)));
    return sends.find(sendId).isPresent();
  }

  private static SendStatus status(Passage passage) {
    return passage == Passage.BOUNCED ? SendStatus.BOUNCED : SendStatus.DELIVERED;
  }

  /**
   * Notes what the customer did with the message; durable on return.
   *
   * @param id the same whenever the report is repeated
   * @return whether there is such a send
   */
  public boolean responded(String id, String sendId, Response.Kind kind, Instant at) {
    Optional<SendRecord> found = sends.find(sendId);
    found
        .map(SendRecord::send)
        .filter(s -> !s.customerId().isEmpty() && !s.id().startsWith(Send.TEST))
        .map(s -> new Response(id, sendId, s.customerId(), s.channel(), kind, notAhead(at)))
        .ifPresent(responses::responded);
    return found.isPresent();
  }

  private Instant notAhead(Instant at) {
    Instant now = clock.instant();
    return at.isAfter(now) ? now : at;
  }
}
