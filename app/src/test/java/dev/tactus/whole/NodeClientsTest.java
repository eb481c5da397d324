package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tactus.intake.NodeFolder;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.Exercised;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published Node clients of Segment and RudderStack, unmodified but for their host, to the
 * table of events.
 */
class NodeClientsTest {
  private static final String SEGMENT = "@segment/analytics-node";
  private static final String RUDDERSTACK = "@rudderstack/rudder-sdk-node";
  private static final NodeFolder NODE = new NodeFolder("node-clients");
  private static int passed;

  @TempDir private static Path home;
  private static Installed tactus;

  /** An event as it lies in its table. */
  private record Stored(
      String customer, String id, String type, String name, Instant at, JsonNode properties) {}

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(NodeFolder.isAtHand(), "not exercised: Node SDKs (node and npm are not installed)");
    NODE.install("package.json", "package-lock.json", "segment.js", "rudderstack.js");
    tactus = Installed.onTheWallClock(PrivatePostgres.database(), Brokers.embedded().uri(), home);
  }

  @AfterAll
  static void note() {
    if (tactus != null) {
      tactus.close();
    }
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

  private static void sendsEveryCall(String script, String user) {
    tactus.sql().sql("delete from events").update();
    Map<String, String> settings = Map.of("KEY", tactus.key("ingest"), "HOST", tactus.url(""));
    assertThat(NODE.run(script, settings)).contains("done");
    List<Stored> events = stored();
    List<Stored> counted = events.stream().filter(e -> e.name().equals("Counted")).toList();
    assertThat(counted)
        .extracting(e -> e.properties().get("number").asInt())
        .hasSize(100)
        .doesNotHaveDuplicates();
    assertThat(events.stream().filter(e -> !e.name().equals("Counted")).map(Stored::type))
        .containsExactlyInAnyOrder(
            "identify", "track", "track", "page", "screen", "group", "alias");
    assertThat(events).extracting(Stored::customer).containsOnly(user, "anon:visitor");
    Stored added = only(events, "Product Added");
    assertThat(added.properties().toString())
        .contains("\"product_id\":\"p1\"", "\"quantity\":2", "\"price\":9.5");
    assertThat(Duration.between(added.at(), Instant.now()))
        .isBetween(Duration.ofSeconds(59), Duration.ofMinutes(3));
    assertThat(only(events, "identify").properties().get("email").asString())
        .isEqualTo(user + "@shop.example");
    sentAgain(user, counted);
    assertThat(stored()).as("a repeat has no effect").hasSameSizeAs(events);
    passed++;
  }

  private static void sentAgain(String user, List<Stored> events) {
    String call =
        "{\"type\": \"track\", \"userId\": \"%s\", \"event\": \"Counted\", \"messageId\": \"%s\"}";
    String batch =
        events.stream().map(e -> call.formatted(user, e.id())).collect(Collectors.joining(","));
    tactus.post("ingest", "/v1/batch", "{\"batch\": [" + batch + "]}");
  }

  private static Stored only(List<Stored> events, String name) {
    List<Stored> named = events.stream().filter(e -> e.name().equals(name)).toList();
    assertThat(named).hasSize(1);
    return named.get(0);
  }

  private static List<Stored> stored() {
    return tactus
        .sql()
        .sql("select customer_id, id, type, name, at, properties from events")
        .query(
            (row, i) ->
                new Stored(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getTimestamp(5).toInstant(),
                    JsonMapper.shared().readTree(row.getString(6))))
        .list();
  }
}
