package dev.tactus.delivery.amqp;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tactus.delivery.Outgoing;
import dev.tactus.delivery.Send;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A send as it lies on the queue: a CloudEvent in structured JSON. */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time"})
record SendMessage(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    String traceparent,
    Data data) {
  static final String TYPE = "dev.tactus.send.v1";
  static final String SOURCE = "/tactus";

  /** The data of the event. */
  record Data(
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
      Instant notBefore,
      Instant notAfter,
      Send.Because because,
      Send.@Nullable Proof consent,
      Unsubscribe unsubscribe,
      String release,
      @Nullable Boolean redelivered,
      @Nullable Boolean test) {}

  /** How the customer turns it off. */
  record Unsubscribe(String url, @Nullable String mailto) {}

  static SendMessage of(Outgoing outgoing, Unsubscribe unsubscribe, Instant now) {
    Send s = outgoing.send();
    Data data =
        new Data(
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
            s.notBefore(),
            s.notAfter(),
            s.because(),
            s.consent(),
            unsubscribe,
            s.release(),
            outgoing.redelivered() ? true : null,
            s.isTest() ? true : null);
    return new SendMessage(
        "1.0",
        s.id(),
        SOURCE,
        TYPE,
        s.customerId(),
        now,
        "application/json",
        Trace.parent(s),
        data);
  }
}
