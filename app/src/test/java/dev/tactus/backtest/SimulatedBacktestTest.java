package dev.tactus.backtest;

import static dev.tactus.backtest.Carts.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Progress;
import dev.tactus.rulebase.Release;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SimulatedBacktestTest {
  private static final Instant END = at(40, "00:00:00");
  @TempDir private static Path temporary = Path.of("");
  private static ReleaseJudge shipped = opened();
  private static ReleaseJudge oneAWeek = shipped;
  private static ReleaseJudge lateRisers = shipped;

  private static ReleaseJudge opened() {
    return ReleaseJudge.open(Release.first());
  }

  @BeforeAll
  static void releases() {
    oneAWeek = Changed.judge(Changed.cap(temporary.resolve("one"), "fatigue/journey-cap", 1));
    lateRisers =
        Changed.judge(Changed.text(temporary.resolve("late"), "next(9, 21)", "next(10, 21)"));
  }

  @AfterAll
  static void close() {
    shipped.close();
    oneAWeek.close();
    lateRisers.close();
  }

  @Test
  void findsNoDifferenceBetweenAReleaseAndItself() {
    Report report = new Carts().many(200, 30, 1).backtest(shipped, shipped, null, END);
    assertThat(report.sends().before()).isGreaterThan(100);
    assertThat(report.differences()).isEmpty();
    assertThat(report.triggers().otherReasons()).isZero();
    assertThat(report.sends().after()).isEqualTo(report.sends().before());
    assertThat(report.overCapsOfA()).isEmpty();
    assertThat(report.headline()).isEqualTo("Release 1 decides every trigger as release 1 does.");
  }

  @Test
  void namesTheRuleThatDropsAMessageOnTheSameFacts() {
    Report report =
        new Carts()
            .left("ann", "cart-1", at(0, "10:00:00"))
            .left("ann", "cart-2", at(1, "12:00:00"))
            .backtest(shipped, oneAWeek, null, at(3, "00:00:00"));
    assertThat(report.differences())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.trigger().subject()).isEqualTo("cart-2");
              assertThat(d.change()).isEqualTo(Change.DROPPED);
              assertThat(d.sameFacts()).isTrue();
              assertThat(d.follows()).isNull();
              assertThat(d.rules()).containsExactly("fatigue/journey-cap");
            });
    assertThat(report.byRule())
        .containsExactly(new Report.RuleRow("fatigue/journey-cap", "JOURNEY_CAP", 0, 1));
    assertThat(report.headline())
        .isEqualTo(
            "Release changed would send 1 fewer message to 1 person; nobody over a cap of"
                + " release 1.");
    assertThat(report.overCapsOfB())
        .containsExactly(
            new Report.CapRow("fatigue/journey-cap", "JOURNEY_CAP", 1, 1, List.of("ann")));
  }

  @Test
  void namesWhoWouldBeOverWhichCap() {
    Report report =
        new Carts()
            .left("ann", "cart-1", at(0, "10:00:00"))
            .left("ann", "cart-2", at(1, "12:00:00"))
            .left("bob", "cart-3", at(1, "12:00:00"))
            .backtest(oneAWeek, shipped, null, at(3, "00:00:00"));
    assertThat(report.overCapsOfA())
        .containsExactly(
            new Report.CapRow("fatigue/journey-cap", "JOURNEY_CAP", 1, 1, List.of("ann")));
    assertThat(report.people().overCapsOfA()).isEqualTo(1);
    assertThat(report.headline())
        .isEqualTo(
            "Release 1 would send 1 more message to 1 person; 1 person over the cap"
                + " fatigue/journey-cap of release changed.");
  }

  @Test
  void namesTheEarlierDifferenceThatOneFollowsFrom() {
    // B sends the first one after 10:00, so that the next day's gap of 24 hours is not over yet
    Report report =
        new Carts()
            .left("ann", "cart-1", at(0, "09:30:00"))
            .left("ann", "cart-2", at(1, "10:00:01"))
            .backtest(shipped, lateRisers, null, at(3, "00:00:00"));
    assertThat(report.differences()).hasSize(2);
    Report.Difference first = report.differences().get(0);
    Report.Difference second = report.differences().get(1);
    assertThat(first.change()).isEqualTo(Change.MOVED);
    assertThat(first.sameFacts()).isTrue();
    assertThat(first.rules()).contains("timing/quiet-hours-marketing");
    assertThat(second.sameFacts()).isFalse();
    assertThat(second.alsoByRules()).isFalse();
    assertThat(second.follows()).isEqualTo(first.trigger());
    assertThat(second.rules()).containsExactly("fatigue/minimum-gap");
  }

  @Test
  void explainsEveryDifference() {
    Report report = new Carts().many(200, 30, 2).backtest(shipped, oneAWeek, null, END);
    assertThat(report.differences()).hasSizeGreaterThan(50);
    assertThat(report.triggers().following()).isPositive();
    Map<TriggerName, Report.Difference> all =
        report.differences().stream().collect(Collectors.toMap(Report.Difference::trigger, d -> d));
    for (Report.Difference d : report.differences()) {
      assertThat(d.sameFacts()).as("%s", d).isEqualTo(d.follows() == null);
      if (d.follows() != null) {
        Report.Difference earlier = Objects.requireNonNull(all.get(d.follows()));
        assertThat(earlier.partedAt()).isBeforeOrEqualTo(d.partedAt());
        assertThat(earlier.trigger().customerId()).isEqualTo(d.trigger().customerId());
      }
    }
  }

  @Test
  void addsUp() {
    Report report = new Carts().many(200, 30, 3).backtest(shipped, oneAWeek, null, END);
    Report.Sends sends = report.sends();
    assertThat(sends.before() + sends.added() - sends.dropped()).isEqualTo(sends.after());
    for (List<Report.PartRow> parts : List.of(report.byJourney(), report.byChannel())) {
      for (Report.PartRow row : parts) {
        assertThat(row.before() + row.added() - row.dropped()).isEqualTo(row.after());
      }
    }
    assertThat(report.messagesPerPerson().stream().mapToLong(r -> r.messages() * r.before()).sum())
        .isEqualTo(sends.before());
    assertThat(report.messagesPerPerson().stream().mapToLong(r -> r.messages() * r.after()).sum())
        .isEqualTo(sends.after());
    assertThat(report.differences().stream().filter(d -> d.change() == Change.DROPPED))
        .hasSize((int) sends.dropped());
    assertThat(report.examples()).hasSize(20);
  }

  @Test
  void comparesTheSameTriggersAsTwoReplaysWould() {
    Carts carts = new Carts().many(150, 30, 4);
    Report report = carts.backtest(shipped, oneAWeek, null, END);
    assertThat(report.sends().before()).isEqualTo(sent(carts, shipped));
    assertThat(report.sends().after()).isEqualTo(sent(carts, oneAWeek));
  }

  @Test
  void comesToTheSameReportAgain() {
    Carts carts = new Carts().many(150, 30, 5);
    assertThat(ReportJson.text(carts.backtest(shipped, oneAWeek, null, END)))
        .isEqualTo(ReportJson.text(carts.backtest(shipped, oneAWeek, null, END)));
  }

  @Test
  void letsAJudgeUntilTheTimeFromWhichItCompares() {
    Report report =
        new Carts()
            .left("ann", "cart-1", at(0, "10:00:00"))
            .left("ann", "cart-2", at(1, "12:00:00"))
            // a response: the caps are whole again
            .ordered("ann", "of-cart-2", at(2, "10:00:00"))
            .left("ann", "cart-3", at(8, "10:00:00"))
            .left("ann", "cart-4", at(9, "12:00:00"))
            .backtest(shipped, oneAWeek, at(5, "00:00:00"), END);
    assertThat(report.sends().before()).isEqualTo(2);
    assertThat(report.differences())
        .isNotEmpty()
        .allMatch(d -> !d.partedAt().isBefore(at(5, "00:00:00")))
        .noneMatch(d -> d.trigger().isOf("abandoned-cart", "reminder-1", "cart-2"));
  }

  @Test
  void doesNotUseAResponseToAMessageThatWasNotSent() {
    String send =
        new Carts()
                .left("ann", "cart-1", at(0, "10:00:00"))
                .left("ann", "cart-2", at(1, "12:00:00"))
                .decisions(shipped, END)
                .stream()
                .filter(d -> d.facts().trigger().subject().equals("cart-2"))
                .map(d -> d.facts().trigger().id())
                .findFirst()
                .map(SimulatedBacktestTest::sendId)
                .orElseThrow();
    Report report =
        new Carts()
            .left("ann", "cart-1", at(0, "10:00:00"))
            .left("ann", "cart-2", at(1, "12:00:00"))
            .happened("ann", "Email Link Clicked", at(1, "13:00:00"), Map.of("send_id", send))
            .left("ann", "cart-3", at(20, "10:00:00"))
            .backtest(shipped, oneAWeek, null, END);
    assertThat(report.sends().before()).isEqualTo(3);
    assertThat(report.sends().after()).isEqualTo(2);
    assertThat(reasonsOf(report, "RESPONDED_HERE"))
        .containsExactly(new Report.ReasonRow("RESPONDED_HERE", Answer.SEND, 1, 0));
  }

  @Test
  void countsNoOrderAsAnAnswerToAMessageThatOnlyBSends() {
    Report report =
        new Carts()
            .left("ann", "cart-1", at(0, "10:00:00"))
            .left("ann", "cart-2", at(1, "12:00:00"))
            .ordered("ann", "of-cart-2", at(2, "12:00:00"))
            .left("ann", "cart-3", at(20, "10:00:00"))
            .backtest(oneAWeek, shipped, null, END);
    assertThat(report.sends().added()).isEqualTo(1);
    assertThat(reasonsOf(report, "RESPONDED_HERE")).isEmpty();
  }

  @Test
  void namesTheCustomersOfTheReport() {
    Report report = new Carts().many(50, 30, 3).backtest(shipped, oneAWeek, null, END);
    assertThat(report.customers())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            report.differences().stream()
                .map(d -> d.trigger().customerId())
                .collect(Collectors.toSet()));
  }

  @Test
  void namesTheCustomersOverACapWhoseDifferencesAreNotListed() {
    Report report = new Carts().many(200, 30, 3).backtest(oneAWeek, shipped, null, END, 0);
    Report.CapRow row = report.overCapsOfA().get(0);
    assertThat(row.people()).isGreaterThan(100);
    assertThat(row.customers()).hasSize(100).isSorted().doesNotHaveDuplicates();
    assertThat(report.customers()).containsAll(row.customers());
  }

  @Test
  void readsAReportThatNamesNobodyOverACap() {
    Report report = new Carts().many(50, 30, 3).backtest(oneAWeek, shipped, null, END);
    JsonNode json = new JsonMapper().readTree(ReportJson.text(report));
    json.get("overCapsOfA").forEach(row -> ((ObjectNode) row).remove("customers"));
    assertThat(ReportJson.read(json.toString()).overCapsOfA())
        .isNotEmpty()
        .allMatch(row -> row.customers().isEmpty() && row.people() > 0);
  }

  /** B does not decide before A waits for it, or has gone too far. */
  @Test
  void letsNotTheFasterRunFarAhead() throws Exception {
    List<Event> events = new Carts().left("ann", "cart", at(0, "10:00:00")).events();
    for (int i = 0; i < 30 * ReleaseRun.TURN; i++) {
      Instant viewed = at(1, "00:00:00").plusMillis(i);
      events.add(new Event("v" + i, "bob", "track", "Page Viewed", viewed, Map.of()));
    }
    AtomicLong taken = new AtomicLong();
    AtomicLong takenBeforeB = new AtomicLong();
    Judge slow =
        new Judge() {
          @Override
          public Judgement judge(Facts facts) {
            while (taken.get() <= 20 * ReleaseRun.TURN && !isAWaiting()) {
              LockSupport.parkNanos(1_000_000);
            }
            takenBeforeB.compareAndSet(0, taken.get());
            return shipped.judge(facts);
          }

          @Override
          public String release() {
            return "slow";
          }
        };
    SimulatedBacktest.Given given =
        new SimulatedBacktest.Given(
            () -> Carts.reader(events, taken::incrementAndGet), null, END, true);
    SimulatedBacktest.Result result =
        new SimulatedBacktest(new Carts(), given, shipped, slow).run(Progress.NONE.of(0));
    assertThat(result.comparison().totalsB.sends()).isEqualTo(1);
    assertThat(takenBeforeB.get()).isBetween(1L, 9L * ReleaseRun.TURN + 1);
    assertThat(taken.get()).isGreaterThan(30 * ReleaseRun.TURN);
  }

  private static boolean isAWaiting() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(t -> t.getName().equals("backtest-a") && t.getState() == Thread.State.WAITING);
  }

  @Test
  void readsTheHistoryOnceForBoth() throws Exception {
    List<Event> events = new Carts().many(20, 10, 1).events();
    AtomicLong taken = new AtomicLong();
    SimulatedBacktest.Given given =
        new SimulatedBacktest.Given(
            () -> Carts.reader(events, taken::incrementAndGet), null, END, true);
    SimulatedBacktest.Result result =
        new SimulatedBacktest(new Carts(), given, shipped, shipped).run(Progress.NONE.of(0));
    assertThat(result.events()).isEqualTo(events.size());
    assertThat(taken.get()).isEqualTo(events.size());
  }

  @Test
  void stopsWhenARunFails() {
    Judge broken =
        new Judge() {
          @Override
          public Judgement judge(Facts facts) {
            throw new IllegalStateException("out of luck");
          }

          @Override
          public String release() {
            return "broken";
          }
        };
    Carts carts = new Carts().many(50, 10, 1);
    assertThatThrownBy(() -> carts.backtest(shipped, broken, null, END)).hasMessage("out of luck");
    assertThatThrownBy(() -> carts.backtest(broken, shipped, null, END)).hasMessage("out of luck");
  }

  private static long sent(Carts carts, Judge judge) {
    return carts.decisions(judge, END).stream()
        .filter(d -> d.judgement().answer() == Answer.SEND)
        .count();
  }

  private static List<Report.ReasonRow> reasonsOf(Report report, String code) {
    return report.reasons().stream().filter(r -> r.code().equals(code)).toList();
  }

  /** As {@code enrollment.Triggers} makes it. */
  private static String sendId(String trigger) {
    return java.util
        .UUID
        .nameUUIDFromBytes(("send\n" + trigger).getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }
}
