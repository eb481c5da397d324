package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.backtest.Changed;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backtests of what an installation has stored. */
class BacktestsTest extends OneTactus {
  private static final int CUSTOMERS = 20;

  private static OrderedBacktests backtests;

  /** Everybody leaves a cart on each of three days; the reminders come to be judged. */
  @BeforeAll
  static void history() {
    backtests = new OrderedBacktests(tactus);
    for (int c = 0; c < CUSTOMERS; c++) {
      tactus.consenting("c" + c);
    }
    for (int day = 0; day < 3; day++) {
      for (int c = 0; c < CUSTOMERS; c++) {
        Instant at = START.plus(Duration.ofHours(26L * day)).plusSeconds(c);
        tactus.clock().set(at);
        tactus.track(
            "c" + c,
            "Product Added",
            "m-" + day + "-" + c,
            at,
            """
            {"cart_id": "cart-%d-%d", "product_id": "lamp-%d", "price": 40}\
            """
                .formatted(day, c, day));
      }
      let(Duration.ofHours(26L * day + 5));
      delivered();
    }
    let(Duration.ofDays(5));
  }

  /** What is on the queues is taken and delivered: otherwise it would expire and not count. */
  private static void delivered() {
    for (JsonNode send : tactus.get("worker", "/v1/sends?status=queued&limit=100").get("items")) {
      String path = "/v1/sends/" + send.get("sendId").asString();
      JsonNode claim = tactus.post("worker", path + "/claim", "{\"worker\": \"w\"}");
      tactus.post(
          "worker",
          path + "/outcome",
          "{\"claimToken\": \"%s\", \"outcome\": \"delivered\"}"
              .formatted(claim.get("claimToken").asString()));
    }
  }

  private static void let(Duration pass) {
    Instant now = START.plus(pass);
    tactus.clock().set(now);
    eventually("nothing is due", () -> tactus.due(now) == 0);
  }

  @Test
  void findNoDifferenceBetweenAReleaseAndItself() {
    long decided = tactus.sql().sql("select count(*) from decisions").query(Long.class).single();
    long sent =
        tactus
            .sql()
            .sql("select count(*) from decisions where answer = 'send'")
            .query(Long.class)
            .single();
    assertThat(sent).isGreaterThan(CUSTOMERS);
    JsonNode facts = backtests.ofItself("facts");
    assertThat(facts.at("/progress/done").asLong()).isEqualTo(decided);
    assertThat(facts.at("/report/triggers/differing").asInt()).isZero();
    assertThat(facts.at("/report/sends/before").asLong()).isEqualTo(sent);
    JsonNode simulated = backtests.ofItself("simulated");
    assertThat(simulated.at("/report/triggers/differing").asInt()).isZero();
    assertThat(simulated.at("/report/sends/before").asLong()).isEqualTo(sent);
    assertThat(simulated.at("/report/sends/after").asLong()).isEqualTo(sent);
  }

  @Test
  void findWhatAnUploadedReleaseWouldDoOtherwise(@TempDir Path home) throws IOException {
    Path rules = Changed.cap(home.resolve("rules"), "fatigue/journey-cap", 1);
    // without the saved cases, of which some know the cap better
    byte[] zip = Rules.zipped(rules, name -> !name.startsWith("cases/"));
    String release = tactus.upload("author", zip, 2).get("id").asString();
    for (String mode : List.of("facts", "simulated")) {
      JsonNode report = backtests.done(backtests.order("1", release, mode)).get("report");
      // of the two messages that each of them got in three days, the second
      assertThat(report.at("/sends/dropped").asInt()).as(mode).isEqualTo(CUSTOMERS);
      assertThat(report.at("/sends/added").asInt()).isZero();
      assertThat(report.at("/triggers/differing").asInt()).isEqualTo(CUSTOMERS);
      assertThat(report.at("/triggers/bySameFacts").asInt()).isEqualTo(CUSTOMERS);
      assertThat(report.at("/byRule/0/rule").asString()).isEqualTo("fatigue/journey-cap");
      assertThat(report.at("/examples").size()).isEqualTo(CUSTOMERS);
      assertThat(named(release, mode)).isEqualTo(CUSTOMERS);
      assertThat(report.at("/headline").asString())
          .startsWith("Release " + release + " would send 20 fewer messages to 20 people");
    }
  }

  /** Before the carts of the third day, and after the reminders of the first. */
  @Test
  void compareBetweenTwoTimes() {
    Instant from = START.plus(Duration.ofHours(13));
    Instant to = START.plus(Duration.ofHours(51));
    long decided = between("decisions where decided_at", from, to);
    long sent = between("decisions where answer = 'send' and decided_at", from, to);
    assertThat(sent).isEqualTo(CUSTOMERS);
    for (String mode : List.of("facts", "simulated")) {
      JsonNode done =
          backtests.done(
              backtests.order(
                  "1",
                  "1",
                  mode,
                  "\"from\": \"%s\"".formatted(from),
                  "\"to\": \"%s\"".formatted(to)));
      long taken = mode.equals("facts") ? decided : between("events where at", Instant.EPOCH, to);
      assertThat(taken).isPositive();
      assertThat(done.at("/report/sends/before").asLong()).as(mode).isEqualTo(sent);
      assertThat(done.at("/report/events").asLong()).isEqualTo(taken);
      assertThat(done.at("/progress/total").asLong()).isEqualTo(taken);
      assertThat(done.at("/progress/done").asLong()).isEqualTo(taken);
    }
  }

  private static long between(String what, Instant from, Instant to) {
    return tactus
        .sql()
        .sql(
            "select count(*) from %s between cast(? as timestamptz) and cast(? as timestamptz)"
                .formatted(what))
        .param(from.toString())
        .param(to.toString())
        .query(Long.class)
        .single();
  }

  private static int named(String release, String mode) {
    return tactus
        .sql()
        .sql("select cardinality(customers) from backtests where release_b = ? and mode = ?")
        .param(release)
        .param(mode)
        .query(Integer.class)
        .single();
  }

  @Test
  void areListedShownAsAPageAndAudited() throws Exception {
    JsonNode one = backtests.ofItself("facts");
    String id = one.get("id").asString();
    assertThat(tactus.get("analyst", "/v1/backtests").get("items").valueStream())
        .anyMatch(b -> b.get("id").asString().equals(id) && !b.has("report"));
    HttpResponse<String> page = backtests.page(id);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.body()).startsWith("<!doctype html>").contains("decides every trigger as");
    assertThat(tactus.get("analyst", "/v1/audit").get("items").valueStream())
        .anyMatch(
            d ->
                d.get("action").asString().equals("backtest.start")
                    && d.get("subject").asString().equals(id));
  }

  @Test
  void areRefusedWithTheFieldThatIsWrong() {
    for (List<String> bad :
        List.of(
            List.of("releaseA", "{\"releaseB\": \"1\"}"),
            List.of("releaseB", "{\"releaseA\": \"1\", \"releaseB\": \"4711\"}"),
            List.of("mode", "{\"releaseA\": \"1\", \"releaseB\": \"1\", \"mode\": \"guess\"}"),
            List.of("from", "{\"releaseA\": \"1\", \"releaseB\": \"1\", \"from\": \"May\"}"),
            List.of(
                "to",
                OrderedBacktests.body(
                    "1",
                    "1",
                    "facts",
                    "\"from\": \"2026-03-02T00:00:00Z\"",
                    "\"to\": \"2026-03-01T00:00:00Z\"")))) {
      assertThat(
              tactus.call("author", "POST", "/v1/backtests", bad.get(1), 4).get("field").asString())
          .isEqualTo(bad.get(0));
    }
    tactus.call("analyst", "POST", "/v1/backtests", OrderedBacktests.body("1", "1", "facts"), 4);
    tactus.call("analyst", "GET", "/v1/backtests/nothing", "", 4);
  }
}
