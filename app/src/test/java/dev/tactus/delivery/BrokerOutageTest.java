package dev.tactus.delivery;

import static dev.tactus.delivery.SomeSends.NOW;
import static dev.tactus.delivery.SomeSends.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import dev.tactus.testkit.servers.PrivateRabbit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A RabbitMQ that is killed while sends are being published. */
class BrokerOutageTest {
  @Test
  @EnabledIf("rabbitIsInstalled")
  void losesNothingWhenTheBrokerIsKilledInMidPublishAndComesBack(@TempDir Path folder)
      throws Exception {
    PrivateRabbit node = PrivateRabbit.start(folder);
    try (Rig rig = new Rig(node.uri(), true)) {
      for (int batch = 0; batch < 40; batch++) {
        rig.commit(batch(batch));
      }
      Eventually.holds(() -> published(rig) > 500);
      node.kill();
      for (int batch = 40; batch < 60; batch++) {
        rig.commit(batch(batch));
      }
      rig.store(List.of(send("late", Channel.EMAIL, Purpose.ALERT, NOW.plusSeconds(60))));
      rig.clock.advance(Duration.ofHours(1));
      Eventually.holds(() -> rig.status("late").equals("expired"));
      node = PrivateRabbit.start(folder);
      rig.moveTo(node.uri());
      Eventually.holds(() -> rig.get(DueSends.class).depth() == 0 || later(rig));
      assertThat(rig.consume("tactus.sends.email", 6000)).isBetween(6000, 9000);
    } finally {
      node.kill();
    }
  }

  static boolean rabbitIsInstalled() {
    return PrivateRabbit.available();
  }

  private static boolean later(Rig rig) {
    rig.clock.advance(Duration.ofSeconds(1));
    return false;
  }

  private static double published(Rig rig) {
    return rig.meters.counter("tactus.sends.published").count();
  }

  private static List<Send> batch(int number) {
    return IntStream.range(0, 100).mapToObj(i -> send("s-" + number + "-" + i)).toList();
  }
}
