package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.customer.Answerable;
import dev.tactus.demo.Storefront;
import dev.tactus.enrollment.EventSink;
import dev.tactus.enrollment.Simulation;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import dev.tactus.facts.Facts;
import dev.tactus.journeys.Journeys;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import dev.tactus.testkit.servers.Brokers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A history that is replayed in memory is decided as it was when it happened. */
class ReplayEqualsLiveTest {
  private static final Instant END = START.plus(Duration.ofDays(16));
  private static final Duration WEEKS = Duration.ofDays(56);
  private static final int ONE_IN = 6;

  @TempDir private Path home;

  /** A decision with all that it saw, without the time that it took. */
  private record Seen(
      Instant at,
      Answer answer,
      @Nullable Instant until,
      List<Reason> reasons,
      double odds,
      List<String> fired,
      Facts facts) {
    static Seen of(Decision decision) {
      Judgement j = decision.judgement();
      return new Seen(
          decision.decidedAt(),
          j.answer(),
          j.until(),
          j.reasons(),
          j.odds(),
          j.firings().stream().map(f -> f.rule()).toList(),
          decision.facts());
    }
  }

  @Test
  void everyDecisionIsTheSameFromMemoryAndFromPostgres() throws Exception {
    List<Event> history = history();
    Map<String, Seen> replayed = replayed(history);
    Map<String, Seen> lived;
    try (Installed tactus = Installed.on(Brokers.embedded().uri(), home)) {
      liveThrough(tactus, history);
      lived = recorded(tactus);
      tactus.messages("tactus.sends.email");
    }
    Map<String, Long> counts = new TreeMap<>();
    replayed
        .values()
        .forEach(
            d -> counts.merge(d.facts().trigger().journey() + " " + d.answer(), 1L, Long::sum));
    System.out.println("replayed and lived: " + history.size() + " events, " + counts);
    assertThat(lived.keySet()).isEqualTo(replayed.keySet());
    replayed.forEach((id, decision) -> assertThat(lived.get(id)).as(id).isEqualTo(decision));
    assertThat(counts.keySet())
        .contains("abandoned-cart SEND", "abandoned-cart HOLD", "abandoned-cart SUPPRESS")
        .anyMatch(c -> c.startsWith("back-in-stock"));
  }

  /** Some customers of the demo storefront from its first day on. */
  private static List<Event> history() {
    List<Event> events = new ArrayList<>();
    for (Iterator<Event> all = Storefront.history(7, START.plus(WEEKS)); all.hasNext(); ) {
      Event e = all.next();
      boolean one = e.customer().isEmpty() || Math.floorMod(e.customer().hashCode(), ONE_IN) == 0;
      if (one && !e.at().isAfter(END)) {
        events.add(e);
      }
    }
    return events;
  }

  private static Map<String, Seen> replayed(List<Event> history) {
    Map<String, Seen> decisions = new TreeMap<>();
    try (ReleaseJudge judge = ReleaseJudge.open(Release.first())) {
      Simulation simulation =
          new Simulation(
              Journeys.builtIn(),
              judge,
              ZoneId.of("UTC"),
              false,
              Answerable.ALL,
              d -> assertThat(decisions.put(d.id(), Seen.of(d))).isNull());
      history.forEach(simulation::take);
      simulation.runUntil(END);
    }
    return decisions;
  }

  /** The clock stops wherever something happens or is due; what is due at that time comes first. */
  private static void liveThrough(Installed tactus, List<Event> history) {
    int next = 0;
    for (Instant now = START; !now.isAfter(END); now = then(tactus, history, next)) {
      tactus.clock().set(now);
      settle(tactus, now);
      int end = next;
      while (end < history.size() && history.get(end).at().equals(now)) {
        end++;
      }
      tactus.bean(EventSink.class).take(history.subList(next, end));
      next = end;
      settle(tactus, now);
      deliver(tactus);
    }
  }

  private static Instant then(Installed tactus, List<Event> history, int next) {
    OffsetDateTime due =
        tactus
            .sql()
            .sql(
                """
                select coalesce(least((select min(next_due) from customers),
                  (select min(next_due) from products)), '9000-01-01Z')\
                """)
            .query(OffsetDateTime.class)
            .single();
    Instant happens = next < history.size() ? history.get(next).at() : Instant.MAX;
    return happens.isBefore(due.toInstant()) ? happens : due.toInstant();
  }

  private static void settle(Installed tactus, Instant now) {
    while (tactus.due(now) > 0) {
      tactus.fireDue();
    }
  }

  /** In a replay every message that is approved arrives. */
  private static void deliver(Installed tactus) {
    for (String send :
        tactus
            .sql()
            .sql("select send_id from sends where status = 'queued'")
            .query(String.class)
            .list()) {
      String path = "/v1/sends/" + send;
      JsonNode claim = tactus.post("worker", path + "/claim", "{\"worker\": \"w\"}");
      tactus.post(
          "worker",
          path + "/outcome",
          "{\"claimToken\": \"%s\", \"outcome\": \"delivered\"}"
              .formatted(claim.get("claimToken").asString()));
    }
  }

  private static Map<String, Seen> recorded(Installed tactus) {
    Decisions record = tactus.bean(Decisions.class);
    Map<String, Seen> decisions = new TreeMap<>();
    for (String id : tactus.sql().sql("select id from decisions").query(String.class).list()) {
      decisions.put(id, Seen.of(record.find(id).orElseThrow().decision()));
    }
    return decisions;
  }
}
