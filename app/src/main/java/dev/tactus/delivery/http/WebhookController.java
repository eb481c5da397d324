package dev.tactus.delivery.http;

import dev.tactus.delivery.ProviderReports;
import dev.tactus.delivery.ProviderReports.Passage;
import dev.tactus.delivery.Response;
import dev.tactus.delivery.WebhookSignatures;
import dev.tactus.web.BadRequest;
import dev.tactus.web.NotFound;
import dev.tactus.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What providers report, signed as Standard Webhooks has it; the signature is the key. */
@RestController
@SecurityRequirements // the signature is the key
final class WebhookController {
  private static final int MOST_BYTES = 32 * 1024;
  private static final String TYPE = "dev.tactus.outcome.v1";
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private final WebhookSignatures signatures;
  private final ProviderReports reports;
  private final JsonMapper json;

  WebhookController(WebhookSignatures signatures, ProviderReports reports, JsonMapper json) {
    this.signatures = signatures;
    this.reports = reports;
    this.json = json;
  }

  record Report(@Nullable String type, @Nullable String timestamp, @Nullable Data data) {}

  record Data(
      @Nullable String sendId,
      @Nullable String outcome,
      @Nullable String providerId,
      @Nullable String detail) {}

  @PostMapping("/v1/webhooks/{provider}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "What a provider reports of a send",
      description =
          "Standard Webhooks: the headers webhook-id, webhook-timestamp and webhook-signature (v1,"
              + " HMAC-SHA256 with a secret of tactus.webhooks.secrets); 401 if they are not right,"
              + " or more than five minutes off. Body: {type: dev.tactus.outcome.v1, timestamp,"
              + " data: {sendId, outcome, providerId, detail}}; outcome: delivered, bounced,"
              + " opened, clicked, complained, unsubscribed. A repeated webhook-id has no effect.")
  void take(
      @PathVariable String provider,
      @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
      @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
      @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Problem(
          HttpStatus.CONTENT_TOO_LARGE, "A report has at most " + MOST_BYTES + " bytes.");
    }
    Instant signed =
        signatures
            .verified(provider, new WebhookSignatures.Headers(id, timestamp, signature), bytes)
            .orElseThrow(WebhookController::notSigned);
    take(provider + ":" + Fields.required("webhook-id", id), signed, read(bytes));
  }

  private void take(String id, Instant signed, Report report) {
    Data data = report.data();
    if (data == null || !TYPE.equals(report.type())) {
      throw new BadRequest("type", report.type(), TYPE + ", with data");
    }
    String sendId = Fields.required("data.sendId", data.sendId());
    String outcome = Fields.required("data.outcome", data.outcome());
    Instant at = time(report.timestamp(), signed);
    boolean known =
        Arrays.stream(Passage.values()).anyMatch(p -> id(p).equals(outcome))
            ? reports.passed(
                sendId,
                Fields.word("data.outcome", outcome, Passage.values()),
                Fields.optional("data.providerId", data.providerId()),
                Fields.optional("data.detail", data.detail()))
            : reports.responded(id, sendId, kind(outcome), at);
    if (!known) {
      throw new NotFound("send", sendId);
    }
  }

  private Report read(byte[] body) {
    try {
      Report report = json.readValue(body, Report.class);
      return report == null ? new Report(null, null, null) : report;
    } catch (JacksonException e) {
      throw new BadRequest("body", "", "a JSON document of the documented form");
    }
  }

  private static Response.Kind kind(String outcome) {
    return Arrays.stream(Response.Kind.values())
        .filter(k -> id(k).equals(outcome))
        .findFirst()
        .orElseThrow(() -> new BadRequest("data.outcome", outcome, "one of " + words()));
  }

  private static List<String> words() {
    return Stream.<Enum<?>>concat(
            Arrays.stream(Passage.values()), Arrays.stream(Response.Kind.values()))
        .map(WebhookController::id)
        .toList();
  }

  private static String id(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static Instant time(@Nullable String timestamp, Instant otherwise) {
    try {
      Instant at = timestamp == null ? otherwise : OffsetDateTime.parse(timestamp).toInstant();
      if (!at.isBefore(FIRST)) {
        return at;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new BadRequest("timestamp", timestamp, "an RFC 3339 time from 2000 on");
  }

  private static Problem notSigned() {
    return new Problem(
            HttpStatus.UNAUTHORIZED,
            "Not signed by a provider that is known here, or not lately: expected webhook-id,"
                + " webhook-timestamp and webhook-signature of Standard Webhooks.")
        .header("WWW-Authenticate", "Webhook realm=\"tactus\"");
  }
}
