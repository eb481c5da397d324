package dev.tactus.delivery.amqp;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Revoked sends as they are announced: a CloudEvent in structured JSON. */
@JsonPropertyOrder({"specversion", "id", "source", "type", "time"})
record RevocationMessage(
    String specversion,
    String id,
    String source,
    String type,
    Instant time,
    String datacontenttype,
    Data data) {
  static final String TYPE = "dev.tactus.revocation.v1";

  /** The data of the event. */
  record Data(List<String> sendIds) {}

  static RevocationMessage of(List<String> sendIds, Instant now) {
    return new RevocationMessage(
        "1.0",
        UUID.randomUUID().toString(),
        SendMessage.SOURCE,
        TYPE,
        now,
        "application/json",
        new Data(sendIds));
  }
}
