package dev.tactus.delivery.postgres;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.delivery.Send;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a send holds beside the columns of its row, as JSON. */
record SendBody(
    int journeyVersion,
    String step,
    String subject,
    String template,
    List<Send.Item> products,
    Send.Because because,
    Send.@Nullable Proof consent,
    String release,
    @Nullable String traceparent) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /** The columns from which {@link #send} rebuilds a send. */
  static final String COLUMNS =
      "s.send_id, s.decision_id, s.customer_id, s.channel, s.purpose, s.journey, s.not_before,"
          + " s.not_after, s.body";

  /** What is left of it when its customer is erased. */
  static final String ERASED =
      JSON.writeValueAsString(
          new SendBody(
              0,
              "",
              "",
              "",
              List.of(),
              new Send.Because("ERASED", "erased"),
              null,
              "erased",
              null));

  static String of(Send s) {
    return JSON.writeValueAsString(
        new SendBody(
            s.journeyVersion(),
            s.step(),
            s.subject(),
            s.template(),
            s.products(),
            s.because(),
            s.consent(),
            s.release(),
            s.traceparent()));
  }

  static Send send(ResultSet row) throws SQLException {
    SendBody body = JSON.readValue(row.getString("body"), SendBody.class);
    return new Send(
        row.getString("send_id"),
        row.getString("decision_id"),
        row.getString("customer_id"),
        Channel.of(row.getString("channel")),
        Purpose.of(row.getString("purpose")),
        row.getString("journey"),
        body.journeyVersion,
        body.step,
        body.subject,
        body.template,
        body.products,
        instant(row, "not_before"),
        instant(row, "not_after"),
        body.because,
        body.consent,
        body.release,
        body.traceparent);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
