package dev.tactus.delivery.amqp;

import com.rabbitmq.client.Channel;
import dev.tactus.delivery.Outcome;
import dev.tactus.delivery.Outcomes;
import dev.tactus.delivery.SendStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Outcomes over AMQP: acknowledged when they are durable; what cannot be read is a dead letter. */
@Component
final class OutcomeReports implements ChannelAwareMessageListener {
  static final String TYPE = "dev.tactus.outcome.v1";
  private static final Map<String, SendStatus> OUTCOMES =
      Map.of(
          "delivered", SendStatus.DELIVERED,
          "failed", SendStatus.FAILED,
          "bounced", SendStatus.BOUNCED);
  private final Outcomes outcomes;

  OutcomeReports(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  record Event(@Nullable String type, @Nullable Data data) {}

  record Data(
      @Nullable String sendId,
      @Nullable String claimToken,
      @Nullable String outcome,
      @Nullable Boolean retryable,
      @Nullable String providerId,
      @Nullable String detail) {}

  @Override
  public void onMessage(Message message, @Nullable Channel channel) {
    Outcome outcome = read(message.getBody());
    try {
      Outcomes.Receipt receipt = outcomes.report(outcome);
      if (receipt == Outcomes.Receipt.UNKNOWN || receipt == Outcomes.Receipt.REFUSED) {
        throw new AmqpRejectAndDontRequeueException(
            "outcome of " + outcome.sendId() + " " + receipt + ": not the last claim of a send");
      }
    } catch (DataAccessException e) {
      throw new ImmediateRequeueAmqpException("the database cannot be reached", e);
    }
  }

  private static Outcome read(byte[] body) {
    try {
      Event event = Json.MAPPER.readValue(body, Event.class);
      Data data = event.data();
      if (!TYPE.equals(event.type()) || data == null) {
        throw new AmqpRejectAndDontRequeueException("expected a CloudEvent of type " + TYPE);
      }
      return outcome(data);
    } catch (JacksonException e) {
      throw new AmqpRejectAndDontRequeueException("expected a CloudEvent in structured JSON", e);
    }
  }

  private static Outcome outcome(Data data) {
    String sendId = Texts.clean(data.sendId());
    String token = Texts.clean(data.claimToken());
    SendStatus status = data.outcome() == null ? null : OUTCOMES.get(data.outcome());
    if (sendId == null || token == null || status == null) {
      throw new AmqpRejectAndDontRequeueException(
          "expected sendId, claimToken, and outcome as one of " + OUTCOMES.keySet());
    }
    return new Outcome(
        sendId,
        token,
        status,
        Boolean.TRUE.equals(data.retryable()),
        Texts.clean(data.providerId()),
        Texts.clean(data.detail()));
  }
}
