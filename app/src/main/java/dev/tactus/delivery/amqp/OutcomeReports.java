package dev.tactus.delivery.amqp;

import com.rabbitmq.client.Channel;
import dev.tactus.delivery.Outcome;
import dev.tactus.delivery.Outcomes;
import dev.tactus.delivery.SendStatus;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Outcomes over AMQP: acknowledged when they are durable; what cannot be read is a dead letter. */
@Component
final class OutcomeReports implements ChannelAwareMessageListener {
  private static final Logger log = LoggerFactory.getLogger(OutcomeReports.class);
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
  public void onMessage(Message message, @Nullable Channel channel) throws IOException {
    if (channel == null) {
      throw new IllegalStateException("acknowledged by hand, so there must be a channel");
    }
    long tag = message.getMessageProperties().getDeliveryTag();
    try {
      String fault = take(message.getBody());
      if (fault == null) {
        channel.basicAck(tag, false);
      } else {
        log.warn("an outcome is set aside: {}", fault);
        channel.basicReject(tag, false);
      }
    } catch (DataAccessException e) {
      log.warn("an outcome waits: {}", e.getMessage());
      channel.basicReject(tag, true);
    }
  }

  /** Takes an outcome, or says what is wrong with it. */
  private @Nullable String take(byte[] body) {
    Event event;
    try {
      event = Json.MAPPER.readValue(body, Event.class);
    } catch (JacksonException e) {
      return "expected a CloudEvent in structured JSON: " + e.getOriginalMessage();
    }
    Data data = event == null ? null : event.data();
    if (data == null || !TYPE.equals(event.type())) {
      return "expected a CloudEvent of type " + TYPE + " with data";
    }
    Outcome outcome = outcome(data);
    if (outcome == null) {
      return "expected sendId, claimToken, and outcome as one of " + OUTCOMES.keySet();
    }
    Outcomes.Receipt receipt = outcomes.report(outcome);
    return receipt == Outcomes.Receipt.UNKNOWN || receipt == Outcomes.Receipt.REFUSED
        ? "outcome of %s: expected the token of the last claim of a send".formatted(data.sendId())
        : null;
  }

  private static @Nullable Outcome outcome(Data data) {
    String sendId = Texts.clean(data.sendId());
    String token = Texts.clean(data.claimToken());
    SendStatus status = data.outcome() == null ? null : OUTCOMES.get(data.outcome());
    if (sendId == null || token == null || status == null) {
      return null;
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
