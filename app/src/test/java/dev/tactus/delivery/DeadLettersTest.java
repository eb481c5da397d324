package dev.tactus.delivery;

import static dev.tactus.delivery.SomeSends.sends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.rabbitmq.client.Channel;
import dev.tactus.delivery.DeadLetters.DeadLetter;
import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;

/** What workers rejected, on both brokers. */
class DeadLettersTest {
  private static final String EMAIL = "tactus.sends.email";

  @BrokerTest
  void canBeLookedAtOftenAndOneOfThemPutBack(BrokerAtHand broker) throws Exception {
    try (Rig rig = Rig.byHand(broker)) {
      rig.commit(sends(3));
      rig.publish();
      rejectAll(rig, 3);
      DeadLetters dead = rig.get(DeadLetters.class);
      for (int look = 0; look < 30; look++) {
        Eventually.holds(() -> dead.list(0, 10).size() == 3);
      }
      assertThat(dead.list(1, 1)).extracting(DeadLetter::queue).containsExactly(EMAIL);
      requeue(rig, "s-1");
      Eventually.holds(() -> dead.list(0, 10).size() == 2);
      assertThat(dead.list(0, 10)).extracting(DeadLetter::sendId).doesNotContain("s-1");
      assertThat(PublishingTest.ids(rig.drain(EMAIL))).containsExactly("s-1");
    }
  }

  private static void rejectAll(Rig rig, int count) throws Exception {
    try (Channel channel = rig.broker().createChannel()) {
      for (int i = 0; i < count; i++) {
        channel.basicReject(channel.basicGet(EMAIL, false).getEnvelope().getDeliveryTag(), false);
      }
      Eventually.holds(() -> channel.messageCount(Queues.dead(EMAIL)) == count);
    }
  }

  private static void requeue(Rig rig, String id) throws Exception {
    rig.http()
        .perform(post("/v1/sends/" + id + "/requeue"))
        .andExpect(r -> assertThat(r.getResponse().getStatus()).isEqualTo(200));
    rig.sweep();
  }
}
