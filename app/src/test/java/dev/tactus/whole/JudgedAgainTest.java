package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.demo.Storefront;
import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.Rejudgement;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import dev.tactus.testkit.servers.Brokers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored of a decision is enough to come to it again. */
class JudgedAgainTest {
  private static final Duration LIVE = Duration.ofDays(9);
  private static final Duration STEP = Duration.ofHours(2);
  private static final int BATCH = 500;
  private static final int ONE_IN = 4;

  @TempDir private Path home;
  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void everyDecisionComesOutTheSameFromItsStoredFacts() throws Exception {
    try (Installed tactus = Installed.on(Brokers.embedded().uri(), home);
        ReleaseJudge judge = ReleaseJudge.open(Release.first())) {
      liveThrough(tactus, history());
      Decisions record = tactus.bean(Decisions.class);
      for (String id : ids(tactus)) {
        Recorded stored = record.find(id).orElseThrow();
        Decision decision = stored.decision();
        Rejudgement again = Rejudgement.of(decision, judge);
        assertThat(again.differs()).as("%s: %s", id, again).isFalse();
        assertThat(again.now()).isEqualTo(again.was());
        count(decision);
      }
    }
    System.out.println("judged again: " + counts);
    assertThat(counts).containsKeys("abandoned-cart", "back-in-stock", "replenishment");
    for (Answer answer : Answer.values()) {
      assertThat(counts.get(answer.id())).as(answer.id()).isGreaterThan(20);
    }
  }

  /** Eight weeks of the storefront, with one in some of its customers. */
  private static List<Event> history() {
    List<Event> events = new ArrayList<>();
    Storefront.history(7, START.plus(LIVE))
        .forEachRemaining(
            e -> {
              if (Math.floorMod(e.customer().hashCode(), ONE_IN) == 0 || e.customer().isEmpty()) {
                events.add(e);
              }
            });
    assertThat(events).hasSizeGreaterThan(3000);
    return events;
  }

  /** What was before the start is imported, the rest comes as time passes. */
  private static void liveThrough(Installed tactus, List<Event> events) {
    EventSink sink = tactus.bean(EventSink.class);
    int next = 0;
    for (Instant now = START; !now.isAfter(START.plus(LIVE)); now = now.plus(STEP)) {
      tactus.clock().set(now);
      while (next < events.size() && !events.get(next).at().isAfter(now)) {
        int end = next;
        while (end < events.size() && end - next < BATCH && !events.get(end).at().isAfter(now)) {
          end++;
        }
        sink.take(events.subList(next, end));
        next = end;
      }
      Instant by = now;
      eventually("nothing is due", () -> tactus.due(by) == 0);
    }
  }

  private static List<String> ids(Installed tactus) {
    return tactus.sql().sql("select id from decisions").query(String.class).list();
  }

  private void count(Decision decision) {
    counts.merge(decision.facts().trigger().journey(), 1, Integer::sum);
    counts.merge(decision.judgement().answer().id(), 1, Integer::sum);
  }
}
