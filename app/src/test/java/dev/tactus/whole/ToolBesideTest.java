package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.Tactus;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.PrivatePostgres;
import dev.tactus.tool.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command line beside a running Tactus: its releases by their numbers, its customers. */
class ToolBesideTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CART =
      "{\"customerId\": \"wanda\", \"journey\": \"abandoned-cart\", \"step\": \"reminder-1\","
          + " \"products\": [\"lamp\"]}";

  /** The history of the README. */
  private static final String CARTS =
      """
      event_time,event_type,user_id,product_id,price
      2026-03-10T09:55:00Z,view,anna,lamp,40
      2026-03-10T10:00:00Z,cart,anna,lamp,40
      2026-03-10T10:30:00Z,cart,ben,desk,120
      2026-03-10T12:00:00Z,purchase,ben,desk,120
      """;

  @TempDir private static Path home;
  private static Installed tactus;
  private static Surroundings surroundings;
  private static String six;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    PrivatePostgres.Database database = PrivatePostgres.database();
    tactus = Installed.on(database, Brokers.embedded().uri(), home);
    String url = Installed.arguments(database, "", home).get(1);
    surroundings =
        new Surroundings(Map.of("TACTUS_DATABASE_URL", url.substring(url.indexOf('=') + 1)));
    tactus.consenting("wanda");
    tactus.put("integration", "/v1/products/lamp", "{\"name\": \"Desk lamp\", \"price\": 40}");
    six = tactus.upload("author", Rules.sixHours("tool"), 2).get("id").asString();
    tactus.post("author", "/v1/releases/" + six + "/activate", "");
    lived();
  }

  /** One signs up, for which there is an uploaded journey; three leave a cart. */
  private static void lived() {
    tactus.post("author", "/v1/journeys", JourneysTest.GREETING);
    tactus.consenting("gil");
    tactus.track("gil", "Signed Up", "sign", START, "{}");
    for (String customer : List.of("kay", "kim", "kit")) {
      tactus.consenting(customer);
      Instant now = tactus.clock().instant();
      tactus.track(customer, "Product Added", "add", now, "{\"product_id\": \"lamp\"}");
      tactus.clock().advance(Duration.ofMinutes(50));
    }
    for (int hour = 0; hour < 8; hour++) {
      tactus.clock().advance(Duration.ofHours(1));
      eventually("nothing is due", () -> tactus.due(tactus.clock().instant()) == 0);
    }
    tactus.clock().advance(Duration.ofSeconds(1));
  }

  @AfterAll
  static void stop() {
    tactus.close();
  }

  @Test
  void decidesWhatTheApiDecidesOnTheSameFacts() throws IOException {
    JsonNode api = tactus.post("author", "/v1/decide?release=" + six, CART);
    Path facts = Files.writeString(home.resolve("decision.json"), api.toString());
    assertThat(run("decide", "--facts", facts.toString(), "--release", six)).isZero();
    assertThat(timeless(JSON.readTree(out.toString()))).isEqualTo(timeless(api));
  }

  @Test
  void decidesForACustomerByTheReleaseThatJudges() {
    JsonNode run = decided();
    assertThat(run.get("release").asString()).isEqualTo(six);
    assertThat(run.get("customerId").asString()).isEqualTo("wanda");
    assertThat(run.at("/facts/products/0/name").asString()).isEqualTo("Desk lamp");
    assertThat(run.at("/facts/consents/0/channel").asString()).isEqualTo("email");
    assertThat(decided("--release", "1").get("release").asString()).isEqualTo("1");
    assertThat(tactus.decisions("wanda")).isEmpty();
  }

  private JsonNode decided(String... more) {
    out.getBuffer().setLength(0);
    String[] wish = {"decide", "--customer", "wanda", "--journey", "abandoned-cart"};
    String[] what = {"--step", "reminder-1", "--product", "lamp"};
    assertThat(run(joined(joined(wish, what), more))).as("%s", err).isZero();
    return JSON.readTree(out.toString());
  }

  @Test
  void makesAKeyThatCounts() throws Exception {
    assertThat(run("keys", "create", "analyst")).as("%s", err).isZero();
    // what is not known is looked for once in a second
    tactus.clock().advance(Duration.ofSeconds(2));
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(tactus.url("/v1/decisions")))
            .header("Authorization", "Bearer " + out.toString().strip())
            .build();
    HttpResponse<Void> answer =
        HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhoIsNotKnownAndWhichStepThereIsNot() {
    String[] wish = {"decide", "--journey", "abandoned-cart"};
    assertThat(run(joined(wish, "--customer", "nobody", "--step", "reminder-1"))).isEqualTo(1);
    assertThat(run(joined(wish, "--customer", "wanda", "--step", "reminder-9"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("There is no customer nobody", "one of [reminder-1, reminder-2]");
  }

  @Test
  void replaysByTheNumberOfARelease() throws IOException {
    assertThat(replayed("1"))
        .isEqualTo(replayed("shipped").replace("\"release\":\"shipped\"", "\"release\":\"1\""))
        .contains("\"answer\":\"send\"", "\"release\":\"1\"");
    assertThat(replayed(six)).contains("CART_ACTIVE");
    assertThat(out.toString()).containsPattern("abandoned-cart +reminder-1 +send +compelling +1\n");
  }

  @Test
  void comparesTwoReleasesByTheirNumbers() throws IOException {
    Path report = home.resolve("report.json");
    String[] backtest = {"backtest", history(), "--assume-consent", "--out", report.toString()};
    assertThat(run(joined(backtest, "--release", "1", "--release", six))).as("%s", err).isZero();
    JsonNode found = JSON.readTree(Files.readString(report));
    assertThat(found.get("releaseA").asString()).isEqualTo("1");
    assertThat(found.get("releaseB").asString()).isEqualTo(six);
  }

  /** An installation's release 1 is the one that it began with, perhaps long ago. */
  @Test
  void callsTheShippedReleaseByThatName() throws IOException {
    assertThat(run("backtest", history(), "--release", "1", "--release", "shipped")).isZero();
    assertThat(out.toString())
        .startsWith("Release shipped decides every trigger as release 1 does.");
  }

  @Test
  void backtestsWhatIsStoredAsTheApiDoes() throws IOException {
    String from = START.plus(Duration.ofMinutes(270)).toString();
    String to = tactus.clock().instant().toString();
    for (String mode : List.of("simulated", "facts")) {
      for (String begin : List.of("0001-01-01T00:00:00Z", from)) {
        JsonNode stored = backtested(six, "--mode", mode, "--from", begin, "--to", to);
        OrderedBacktests api = new OrderedBacktests(tactus);
        String[] when = {"\"from\": \"%s\"".formatted(begin), "\"to\": \"%s\"".formatted(to)};
        JsonNode ordered = api.done(api.order("1", six, mode, when)).get("report");
        assertThat(stored).as(mode).isEqualTo(ordered);
        assertThat(stored.at("/triggers/differing").asInt()).as(mode).isPositive();
        boolean greeted = stored.get("byJourney").toString().contains("greeting");
        assertThat(greeted).as(mode).isEqualTo(!begin.equals(from));
      }
    }
  }

  @Test
  void backtestsWhatIsStoredByRulesThatNobodyUploaded() throws IOException {
    Path zip = Files.write(home.resolve("six.zip"), Rules.sixHours("tool"));
    JsonNode uploaded = backtested(six);
    String local = backtested(zip.toString()).toString();
    assertThat(((ObjectNode) JSON.readTree(local.replace(zip.toString(), six))).without("to"))
        .isEqualTo(((ObjectNode) uploaded).without("to"));
    assertThat(out.toString()).contains("Release " + zip, " events up to 20");
  }

  /** The report of release 1 beside that one. */
  private JsonNode backtested(String release, String... more) throws IOException {
    Path report = home.resolve("stored.json");
    String[] backtest = {"backtest", "--release", "1", "--release", release};
    assertThat(run(joined(joined(backtest, more), "--out", report.toString())))
        .as("%s", err)
        .isZero();
    return JSON.readTree(Files.readString(report));
  }

  @Test
  void saysThatThereIsNoReleaseOfThatNumber() throws IOException {
    String[] replay = {"replay", history(), "--out", home.resolve("x").toString()};
    assertThat(run(joined(replay, "--release", "99"))).isEqualTo(1);
    assertThat(err.toString()).contains("--release 99: this installation has no release of that");
  }

  @Test
  void compilesAnewWhatAnotherVersionCompiled() throws IOException {
    String before = replayed(six);
    byte[] kjar = kjar();
    try {
      stored(Sources.of(Release.of("x", kjar)).zip());
      assertThat(replayed(six)).isEqualTo(before);
    } finally {
      stored(kjar);
    }
  }

  private static byte[] kjar() {
    return tactus
        .sql()
        .sql("select kjar from releases where number::text = ?")
        .param(six)
        .query(byte[].class)
        .single();
  }

  private static void stored(byte[] kjar) {
    tactus
        .sql()
        .sql("update releases set kjar = ? where number::text = ?")
        .params(kjar, six)
        .update();
  }

  private String replayed(String release) throws IOException {
    Path judgements = home.resolve("judgements.ndjson");
    String[] replay = {"replay", history(), "--assume-consent", "--release", release};
    String[] where = {"--until", "2026-03-18T00:00:00Z", "--out", judgements.toString()};
    assertThat(run(joined(replay, where))).as("%s", err).isZero();
    return Files.readString(judgements);
  }

  private static String history() throws IOException {
    return Files.writeString(home.resolve("carts.csv"), CARTS).toString();
  }

  private static JsonNode timeless(JsonNode decision) {
    return ((ObjectNode) decision.deepCopy()).without("took");
  }

  private static String[] joined(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private int run(String... args) {
    return Tactus.tool(surroundings).run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
