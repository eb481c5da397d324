package dev.tactus.delivery;

import static dev.tactus.delivery.SomeSends.NOW;
import static dev.tactus.delivery.SomeSends.send;
import static dev.tactus.delivery.SomeSends.sends;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;
import java.time.Duration;
import java.util.List;

/** From the outbox to the queues, on both brokers. */
class PublishingTest {
  private static final String EMAIL = "tactus.sends.email";

  @BrokerTest
  void publishesEverySendExactlyOnce(BrokerAtHand broker) {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(sends(700));
      rig.publish();
      rig.publish();
      rig.clock.advance(Duration.ofMinutes(1));
      rig.sweep();
      assertThat(ids(rig.drain(EMAIL))).hasSize(700).doesNotHaveDuplicates().contains("s-699");
      assertThat(rig.get(DueSends.class).depth()).isZero();
      assertThat(rig.meters.counter("tactus.sends.published").count()).isEqualTo(700);
    }
  }

  @BrokerTest
  void sendsServiceOnAQueueOfItsOwn(BrokerAtHand broker) {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(
          List.of(
              send("care", Channel.SMS, Purpose.SERVICE, NOW.plusSeconds(60)),
              send("back", Channel.SMS, Purpose.ALERT, NOW.plusSeconds(60))));
      rig.publish();
      assertThat(ids(rig.drain("tactus.sends.sms.service"))).containsExactly("care");
      assertThat(ids(rig.drain("tactus.sends.sms"))).containsExactly("back");
    }
  }

  @BrokerTest
  void leavesWhatWasNotHandedOverToTheSweepAfterTheGrace(BrokerAtHand broker) {
    try (Rig rig = Rig.byHand(broker)) {
      rig.store(sends(3));
      rig.sweep();
      assertThat(rig.drain(EMAIL)).isEmpty();
      rig.clock.advance(Duration.ofSeconds(10));
      rig.sweep();
      assertThat(ids(rig.drain(EMAIL))).containsExactlyInAnyOrder("s-0", "s-1", "s-2");
    }
  }

  @BrokerTest
  void marksWhatIsPastItsDeadlineExpiredInsteadOfSendingIt(BrokerAtHand broker) {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(List.of(send("handed", Channel.EMAIL, Purpose.ALERT, NOW.plusSeconds(60))));
      rig.clock.advance(Duration.ofSeconds(60));
      rig.publish();
      rig.store(List.of(send("left", Channel.EMAIL, Purpose.ALERT, NOW.plusSeconds(61))));
      rig.clock.advance(Duration.ofSeconds(60));
      rig.sweep();
      assertThat(rig.drain(EMAIL)).isEmpty();
      assertThat(rig.status("handed")).isEqualTo("expired");
      assertThat(rig.status("left")).isEqualTo("expired");
      assertThat(rig.ended).extracting(SendEnded::sendId).containsExactly("handed", "left");
      assertThat(rig.count("sends_due")).isZero();
    }
  }

  @BrokerTest
  void expiresWhatLiesOnAQueueAndNobodyClaims(BrokerAtHand broker) {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(sends(2));
      rig.publish();
      rig.clock.advance(Duration.ofHours(24));
      rig.sweep();
      assertThat(rig.status("s-1")).isEqualTo("expired");
      assertThat(rig.ended).hasSize(2);
    }
  }

  @BrokerTest
  void publishesNothingBeforeItsTime(BrokerAtHand broker) {
    try (Rig rig = Rig.byHand(broker)) {
      rig.clock.set(NOW.minusSeconds(100));
      rig.commit(sends(1));
      rig.publish();
      rig.clock.set(NOW.minusSeconds(1));
      rig.sweep();
      assertThat(rig.drain(EMAIL)).isEmpty();
      rig.clock.set(NOW);
      rig.sweep();
      assertThat(rig.drain(EMAIL)).hasSize(1);
    }
  }

  @BrokerTest
  void countsASendThatNoQueueTookAsUnsentAndMakesTheQueueAgain(BrokerAtHand broker)
      throws Exception {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(sends(1));
      rig.publish();
      try (var channel = rig.broker().createChannel()) {
        channel.queueDelete("tactus.sends.push");
      }
      rig.commit(
          List.of(
              send("push", Channel.PUSH, Purpose.ALERT, NOW.plusSeconds(60)),
              send("mail", Channel.EMAIL, Purpose.ALERT, NOW.plusSeconds(60))));
      rig.publish();
      assertThat(rig.get(DueSends.class).depth()).isEqualTo(1);
      rig.clock.advance(Duration.ofSeconds(10));
      rig.sweep();
      assertThat(ids(rig.drain("tactus.sends.push"))).containsExactly("push");
      assertThat(ids(rig.drain(EMAIL))).containsExactly("s-0", "mail");
    }
  }

  @BrokerTest
  void deadLettersWhatAWorkerRejects(BrokerAtHand broker) throws Exception {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(sends(1));
      rig.publish();
      try (var channel = rig.broker().createChannel()) {
        channel.basicReject(channel.basicGet(EMAIL, false).getEnvelope().getDeliveryTag(), false);
        Eventually.holds(() -> channel.messageCount("tactus.sends.email.dead") == 1);
      }
      assertThat(ids(rig.drain("tactus.sends.email.dead"))).containsExactly("s-0");
      assertThat(rig.drain(EMAIL)).isEmpty();
    }
  }

  @BrokerTest
  void announcesRevokedSends(BrokerAtHand broker) throws Exception {
    try (Rig rig = Rig.byHand(broker);
        var channel = rig.broker().createChannel()) {
      String mine = channel.queueDeclare().getQueue();
      channel.queueBind(mine, Queues.REVOCATIONS, "");
      rig.store(sends(2));
      rig.revoke("s-0", "s-1");
      rig.publish();
      Eventually.holds(() -> channel.messageCount(mine) == 1);
      assertThat(new String(rig.drain(mine).get(0).getBody(), UTF_8))
          .contains("\"sendIds\":[\"s-0\",\"s-1\"]");
    }
  }

  static List<String> ids(List<GetResponse> messages) {
    return messages.stream().map(m -> m.getProps().getMessageId()).toList();
  }
}
