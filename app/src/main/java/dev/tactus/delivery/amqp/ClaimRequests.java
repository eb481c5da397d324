package dev.tactus.delivery.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import dev.tactus.delivery.Claim;
import dev.tactus.delivery.Claims;
import dev.tactus.delivery.Recipient;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Claims over AMQP: a request with {@code reply_to}, answered on that queue. */
@Component
final class ClaimRequests implements ChannelAwareMessageListener {
  private static final Logger log = LoggerFactory.getLogger(ClaimRequests.class);
  private final Claims claims;

  ClaimRequests(Claims claims) {
    this.claims = claims;
  }

  record Request(@Nullable String sendId, @Nullable String worker) {}

  /** The answer; {@code reason} only where it is no. */
  record Reply(
      boolean go,
      @Nullable String claimToken,
      @Nullable Instant until,
      @Nullable Recipient recipient,
      @Nullable String reason) {}

  @Override
  public void onMessage(Message message, @Nullable Channel channel) throws IOException {
    MessageProperties request = message.getMessageProperties();
    String replyTo = request.getReplyTo();
    if (replyTo == null || channel == null) {
      log.warn("a claim without reply_to was dropped: nobody would know of it");
      return;
    }
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .correlationId(request.getCorrelationId())
            .contentType("application/json")
            .build();
    channel.basicPublish(
        "", replyTo, properties, Json.MAPPER.writeValueAsBytes(answer(message.getBody())));
  }

  private Reply answer(byte[] body) {
    Request request = read(body);
    String sendId = Texts.clean(request.sendId());
    String worker = Texts.clean(request.worker());
    if (sendId == null || worker == null) {
      return no("BAD_REQUEST");
    }
    Claim claim = claims.claim(sendId, worker);
    if (claim instanceof Claim.Granted g) {
      return new Reply(true, g.claimToken(), g.until(), g.recipient(), null);
    }
    return no(claim instanceof Claim.Refused r ? r.reason() : "UNKNOWN");
  }

  private static Request read(byte[] body) {
    try {
      return Json.MAPPER.readValue(body, Request.class);
    } catch (JacksonException e) {
      return new Request(null, null);
    }
  }

  private static Reply no(String reason) {
    return new Reply(false, null, null, null, reason);
  }
}
