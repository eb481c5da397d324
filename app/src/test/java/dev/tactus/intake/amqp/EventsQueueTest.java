package dev.tactus.intake.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import dev.tactus.delivery.AsyncApi;
import dev.tactus.enrollment.UnavailableException;
import dev.tactus.facts.Event;
import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.BrokerTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class EventsQueueTest {
  private static final String EVENT =
      "{'specversion':'1.0','id':'%s','source':'/s','type':'E','subject':'u'}";

  @BrokerTest
  void takesCloudEventsOneByOneAndInBatches(BrokerAtHand broker) {
    try (QueueRig rig = new QueueRig(broker)) {
      rig.publish("application/cloudevents+json", EVENT.formatted("1"));
      rig.publish(
          "application/cloudevents-batch+json",
          "[" + EVENT.formatted("2") + "," + EVENT.formatted("3") + "]");
      rig.await(() -> rig.sink().size() == 3);
      assertThat(rig.sink().drain()).extracting(Event::id).containsExactly("/s#1", "/s#2", "/s#3");
      AsyncApi.holds("Event", bytes(EVENT.formatted("1")));
      AsyncApi.holds("Events", bytes("[" + EVENT.formatted("2") + "]"));
    }
  }

  @BrokerTest
  void takesManyInOrder(BrokerAtHand broker) {
    List<String> ids = IntStream.range(0, 3000).mapToObj(String::valueOf).toList();
    try (QueueRig rig = new QueueRig(broker)) {
      ids.forEach(id -> rig.publish("application/cloudevents+json", EVENT.formatted(id)));
      rig.await(() -> rig.sink().size() == ids.size());
      assertThat(rig.sink().drain())
          .extracting(event -> event.id().substring(3))
          .containsExactlyElementsOf(ids);
    }
  }

  @BrokerTest
  void putsPoisonAsideWithItsReason(BrokerAtHand broker) {
    try (QueueRig rig = new QueueRig(broker)) {
      String bad = EVENT.formatted("1").replace("1.0", "0.3");
      rig.publish("application/cloudevents+json", bad);
      rig.publish("application/cloudevents+json", "\u0000 nonsense");
      rig.publish("application/cloudevents-batch+json", "[" + EVENT.formatted("2") + ",7]");
      rig.publish("application/cloudevents+json", EVENT.formatted("3"));
      rig.await(() -> rig.sink().size() == 2);
      GetResponse dead = rig.takeDead();
      assertThat(new String(dead.getBody(), UTF_8)).isEqualTo(bad.replace('\'', '"'));
      assertThat(dead.getProps().getHeaders().get("tactus-reason"))
          .hasToString("specversion: expected 1.0, found 0.3");
      assertThat(dead.getProps().getHeaders().get("tactus-routing-key")).hasToString("shop");
      AsyncApi.holdsForHeaders("deadEvent", dead.getProps().getHeaders());
      assertThat(rig.takeDead().getProps().getHeaders().get("tactus-reason").toString())
          .startsWith("body: expected readable JSON");
      assertThat(rig.takeDead().getProps().getHeaders().get("tactus-reason"))
          .hasToString("[1] item: expected an object, found 7");
    }
  }

  @BrokerTest
  void putsAsideWhatTheCoreFailsOver(BrokerAtHand broker) {
    try (QueueRig rig = new QueueRig(broker)) {
      rig.sink().failOver(e -> e.id().equals("/s#3"));
      rig.publish("application/cloudevents+json", EVENT.formatted("1"));
      rig.publish(
          "application/cloudevents-batch+json",
          "[" + EVENT.formatted("2") + "," + EVENT.formatted("3") + "]");
      rig.publish("application/cloudevents+json", EVENT.formatted("4"));
      rig.await(() -> rig.sink().size() == 3);
      assertThat(rig.sink().drain()).extracting(Event::id).containsExactly("/s#1", "/s#2", "/s#4");
      GetResponse dead = rig.takeDead();
      assertThat(new String(dead.getBody(), UTF_8)).startsWith("[");
      assertThat(dead.getProps().getHeaders().get("tactus-reason").toString())
          .startsWith("[1] item: expected ")
          .contains("the core fails over it", "/s#3");
    }
  }

  @BrokerTest
  void namesTenOfManyThatTheCoreFailsOverAndTheirPlacesInTheBatch(BrokerAtHand broker) {
    String many =
        IntStream.range(2, 4000)
            .mapToObj(id -> EVENT.formatted("broken-" + id))
            .collect(Collectors.joining(",", "[7," + EVENT.formatted("1") + ",", "]"));
    try (QueueRig rig = new QueueRig(broker)) {
      rig.sink().failOver(e -> e.id().contains("broken"));
      rig.publish("application/cloudevents+json", EVENT.formatted("0"));
      rig.publish("application/cloudevents-batch+json", many);
      String reason = rig.takeDead().getProps().getHeaders().get("tactus-reason").toString();
      assertThat(reason.split("; "))
          .hasSize(10)
          .startsWith("[0] item: expected an object, found 7")
          .allSatisfy(one -> assertThat(one).matches("\\[[0-9]+] item: expected .*"));
      assertThat(reason).contains("; [2] item: ", "found /s#broken-2;", "; [10] item: ");
      assertThat(rig.sink().drain()).extracting(Event::id).containsExactly("/s#0", "/s#1");
    }
  }

  @BrokerTest
  void keepsEventsOnTheQueueUntilTheyAreDurable(BrokerAtHand broker) {
    try (QueueRig rig = new QueueRig(broker)) {
      rig.sink().fail(new UnavailableException("away", new RuntimeException()), 3);
      rig.publish("application/cloudevents+json", EVENT.formatted("1"));
      rig.await(() -> rig.sink().size() == 1);
    }
    try (QueueRig rig = new QueueRig(broker)) {
      rig.sink().fail(new UnavailableException("away", new RuntimeException()), Integer.MAX_VALUE);
      rig.publish("application/cloudevents+json", EVENT.formatted("2"));
      rig.await(() -> rig.sink().failed() > 0);
    }
    try (QueueRig rig = new QueueRig(broker)) {
      rig.await(() -> rig.sink().size() == 1);
      assertThat(rig.sink().drain()).extracting(Event::id).containsExactly("/s#2");
    }
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }
}
