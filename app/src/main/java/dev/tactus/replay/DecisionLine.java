package dev.tactus.replay;

import dev.tactus.facts.Trigger;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** One judgement as a line of JSON: an item of {@code GET /v1/decisions} without its ids. */
record DecisionLine(
    Instant decidedAt, String customer, String journey, String subject, String step, String json) {
  /** The order of judgements of one instant. */
  static final Comparator<DecisionLine> ORDER =
      Comparator.comparing(DecisionLine::customer)
          .thenComparing(DecisionLine::journey)
          .thenComparing(DecisionLine::subject)
          .thenComparing(DecisionLine::step);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static DecisionLine of(Decision decision) {
    Trigger trigger = decision.facts().trigger();
    return new DecisionLine(
        decision.decidedAt(),
        trigger.customer(),
        trigger.journey(),
        trigger.subject(),
        trigger.step(),
        json(decision, trigger));
  }

  private static String json(Decision decision, Trigger trigger) {
    StringWriter line = new StringWriter(512);
    Judgement judgement = decision.judgement();
    try (JsonGenerator out = JSON.createGenerator(line)) {
      out.writeStartObject();
      text(out, "decidedAt", decision.decidedAt());
      text(out, "triggeredAt", trigger.triggeredAt());
      text(out, "customerId", trigger.customer());
      text(out, "journey", trigger.journey());
      out.writeNumberProperty("journeyVersion", trigger.version());
      text(out, "step", trigger.step());
      text(out, "subject", trigger.subject());
      text(out, "answer", judgement.answer().id());
      text(out, "channel", judgement.channel() == null ? null : judgement.channel().id());
      text(out, "verdict", judgement.verdict() == null ? null : judgement.verdict().id());
      out.writeName("reasons").writeStartArray();
      for (Reason reason : judgement.reasons()) {
        reason(out, reason);
      }
      out.writeEndArray();
      text(out, "until", judgement.until());
      text(out, "release", judgement.release());
      out.writeEndObject();
    }
    return line.toString();
  }

  private static void reason(JsonGenerator out, Reason reason) {
    out.writeStartObject();
    text(out, "code", reason.code());
    text(out, "gate", reason.gate() == null ? null : reason.gate().id());
    text(out, "rule", reason.rule());
    text(out, "channel", reason.channel() == null ? null : reason.channel().id());
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String name, @Nullable Object value) {
    if (value == null) {
      out.writeNullProperty(name);
    } else {
      out.writeStringProperty(name, value.toString());
    }
  }
}
