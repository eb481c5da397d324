package dev.tactus.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tactus.access.Role;
import dev.tactus.facts.Event;
import dev.tactus.intake.Api;
import dev.tactus.intake.IntakeServer;
import dev.tactus.intake.NodeFolder;
import dev.tactus.intake.RecordingSink;
import dev.tactus.testkit.servers.Exercised;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The published Node clients of Segment and RudderStack, unmodified but for their host. */
@IntakeServer
class NodeClientsTest {
  private static final String SEGMENT = "@segment/analytics-node";
  private static final String RUDDERSTACK = "@rudderstack/rudder-sdk-node";
  private static final NodeFolder NODE = new NodeFolder("node-clients");
  private static int passed;

  @Autowired Api api;
  @Autowired RecordingSink sink;

  @BeforeAll
  static void install() {
    assumeTrue(NodeFolder.isAtHand(), "not exercised: Node SDKs (node and npm are not installed)");
    NODE.install("package.json", "package-lock.json", "segment.js", "rudderstack.js");
  }

  @AfterAll
  static void note() {
    if (passed == 2) {
      Exercised.NODE_SDKS.with(
          "(Segment " + NODE.version(SEGMENT) + ", RudderStack " + NODE.version(RUDDERSTACK) + ")");
    }
  }

  @Test
  void segmentsClientSendsEveryCall() {
    sendsEveryCall("segment.js", "seg");
  }

  @Test
  void rudderstacksClientSendsEveryCall() {
    sendsEveryCall("rudderstack.js", "rud");
  }

  private void sendsEveryCall(String script, String user) {
    sink.drain();
    Map<String, String> settings =
        Map.of("KEY", api.key(Role.INGEST), "HOST", "http://127.0.0.1:" + api.port());
    assertThat(NODE.run(script, settings)).contains("done");
    List<Event> events = sink.drain();
    assertThat(events)
        .filteredOn(e -> e.type().equals("track"))
        .filteredOn(e -> e.name().equals("Counted"))
        .extracting(e -> e.number("number"))
        .hasSize(100)
        .doesNotHaveDuplicates();
    assertThat(events.stream().filter(e -> !e.name().equals("Counted")).map(Event::type))
        .containsExactlyInAnyOrder(
            "identify", "track", "track", "page", "screen", "group", "alias");
    assertThat(events).extracting(Event::customer).containsOnly(user, "anon:visitor");
    Event added = only(events, "Product Added");
    assertThat(added.properties())
        .containsEntry("product_id", "p1")
        .containsEntry("quantity", 2L)
        .containsEntry("price", 9.5);
    assertThat(Duration.between(added.at(), Instant.now()))
        .isBetween(Duration.ofSeconds(59), Duration.ofMinutes(3));
    assertThat(only(events, "identify").text("email")).isEqualTo(user + "@shop.example");
  }

  private static Event only(List<Event> events, String name) {
    List<Event> named = events.stream().filter(e -> e.name().equals(name)).toList();
    assertThat(named).hasSize(1);
    passed += name.equals("identify") ? 1 : 0;
    return named.get(0);
  }
}
