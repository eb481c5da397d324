package dev.tactus.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tactus.customer.History.Happened;
import dev.tactus.delivery.Send;
import dev.tactus.delivery.SendRecord;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Verdict;
import dev.tactus.journeys.Milestone;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something in a customer's life with us; {@code kind} tells what. */
@Schema(
    oneOf = {
      TimelineItem.OfEvent.class,
      TimelineItem.OfEnrollment.class,
      TimelineItem.OfDecision.class,
      TimelineItem.OfSend.class,
      TimelineItem.OfOutcome.class
    })
public sealed interface TimelineItem {
  /** When it happened. */
  Instant at();

  /** {@code event}, {@code enrollment}, {@code decision}, {@code send}, {@code outcome}. */
  String kind();

  /**
   * An event as it was taken.
   *
   * @param customerId an anonymous visitor, if they had not identified themselves yet
   */
  @Schema(name = "TimelineEvent")
  record OfEvent(
      Instant at,
      String kind,
      String customerId,
      String id,
      String type,
      String name,
      Instant receivedAt,
      @JsonRawValue @Schema(implementation = Map.class) String properties)
      implements TimelineItem {
    static OfEvent of(Happened e) {
      return new OfEvent(
          e.at(),
          "event",
          e.customer(),
          e.id(),
          e.type(),
          e.name(),
          e.receivedAt(),
          e.properties());
    }
  }

  /**
   * What became of an enrollment.
   *
   * @param change begun, moved, exited
   * @param state that it came into
   * @param exit by which it left
   */
  @Schema(name = "TimelineEnrollment")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfEnrollment(
      Instant at,
      String kind,
      String journey,
      int journeyVersion,
      String subject,
      String change,
      @Nullable String state,
      @Nullable String exit)
      implements TimelineItem {
    static OfEnrollment of(Milestone m) {
      return new OfEnrollment(
          m.at(),
          "enrollment",
          m.journey(),
          m.version(),
          m.subject(),
          m.change().id(),
          m.state(),
          m.exit());
    }
  }

  /** A decision. */
  @Schema(name = "TimelineDecision")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfDecision(
      Instant at,
      String kind,
      String decisionId,
      String triggerId,
      Instant triggeredAt,
      String journey,
      int journeyVersion,
      String step,
      @Nullable String subject,
      Answer answer,
      @Nullable Channel channel,
      @Nullable Verdict verdict,
      List<Reason> reasons,
      @Nullable Instant until,
      String release)
      implements TimelineItem {
    static OfDecision of(DecisionItem d) {
      return new OfDecision(
          d.decidedAt(),
          "decision",
          d.decisionId(),
          d.triggerId(),
          d.triggeredAt(),
          d.journey(),
          d.journeyVersion(),
          d.step(),
          d.subject(),
          d.answer(),
          d.channel(),
          d.verdict(),
          d.reasons(),
          d.until(),
          d.release());
    }
  }

  /**
   * An approved message when it was queued.
   *
   * @param status what has become of it by now
   */
  @Schema(name = "TimelineSend")
  record OfSend(
      Instant at,
      String kind,
      String sendId,
      String decisionId,
      String channel,
      String purpose,
      String journey,
      int journeyVersion,
      String step,
      String subject,
      String status)
      implements TimelineItem {
    static OfSend of(SendRecord r) {
      Send s = r.send();
      return new OfSend(
          r.queuedAt(),
          "send",
          s.id(),
          s.decisionId(),
          s.channel().id(),
          s.purpose().id(),
          s.journey(),
          s.journeyVersion(),
          s.step(),
          s.subject(),
          r.status().id());
    }
  }

  /**
   * The end of a send.
   *
   * @param outcome delivered, failed, bounced, expired, revoked
   * @param reason why it was revoked
   * @param detail in the worker's words
   */
  @Schema(name = "TimelineOutcome")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfOutcome(
      Instant at,
      String kind,
      String sendId,
      String channel,
      String journey,
      String step,
      String outcome,
      @Nullable String reason,
      @Nullable String worker,
      @Nullable String providerId,
      @Nullable String detail)
      implements TimelineItem {
    static OfOutcome of(SendRecord r, Instant endedAt) {
      return new OfOutcome(
          endedAt,
          "outcome",
          r.send().id(),
          r.send().channel().id(),
          r.send().journey(),
          r.send().step(),
          r.status().id(),
          r.reason(),
          r.worker(),
          r.providerId(),
          r.detail());
    }
  }
}
