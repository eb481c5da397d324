package dev.tactus.intake;

import dev.tactus.enrollment.EventSink;
import dev.tactus.enrollment.EventSink.Culprit;
import dev.tactus.facts.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Hands on what is good and sets aside what is bad; both are durable when it returns. */
@Service
public class Intake {
  private final EventSink sink;
  private final RejectedEvents rejected;
  private final InstantSource clock;

  Intake(EventSink sink, RejectedEvents rejected, InstantSource clock) {
    this.sink = sink;
    this.rejected = rejected;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * Takes what a body held.
   *
   * @param call where it came in, such as {@code batch}
   * @return what was set aside, in the order of the body
   */
  public List<SetAside> take(String call, Parsed parsed, Instant receivedAt) {
    List<Culprit> culprits = parsed.events().isEmpty() ? List.of() : sink.take(parsed.events());
    if (!parsed.bad().isEmpty()) {
      rejected.add(call, receivedAt, parsed.bad());
    }
    return culprits.isEmpty()
        ? parsed.bad()
        : parsed.badWith(event -> culprits.stream().anyMatch(c -> c.event() == event));
  }

  /** Takes a description of the customer (timezone, addresses, attributes). */
  public void customer(String id, @Nullable String messageId, Map<String, Object> body) {
    Instant now = now();
    one(id, "customer", messageId, now, Forms.customer(body, now));
  }

  /**
   * Takes an entry of the consent ledger.
   *
   * @return the entry as it was taken
   */
  public Map<String, Object> consent(
      String id, @Nullable String messageId, Map<String, Object> body) {
    Map<String, Object> entry = Forms.consent(body, now());
    one(id, "consent", messageId, Instant.parse(String.valueOf(entry.get("at"))), entry);
    return entry;
  }

  /** Takes what the customer declared. */
  public void preferences(String id, @Nullable String messageId, Map<String, Object> body) {
    one(id, "preferences", messageId, now(), Forms.preferences(body));
  }

  /** Takes a product of the catalogue. */
  public void product(String id, @Nullable String messageId, Map<String, Object> body) {
    one(Products.event(id, messageId, body, now()));
  }

  private void one(Event event) {
    if (!sink.take(List.of(event)).isEmpty()) {
      throw new BadValue("body", event.id(), Parsed.TAKEABLE);
    }
  }

  private void one(
      String customer,
      String type,
      @Nullable String messageId,
      Instant at,
      Map<String, Object> properties) {
    if (!Limits.isId(customer)) {
      throw new BadValue("id", customer, "an id of 1 to 512 bytes");
    }
    String id = SegmentEvents.id(messageId);
    one(new Event(id, customer, type, type, at, properties));
  }
}
