package dev.tactus.backtest;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Verdict;
import dev.tactus.judgement.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the report of a comparison. */
final class Conclusion {
  private static final int EXAMPLES = 20;

  /** What was compared. */
  record Subject(
      String mode,
      String releaseA,
      String releaseB,
      @Nullable Instant from,
      @Nullable Instant to) {}

  private final Comparison comparison;
  private final Totals a;
  private final Totals b;

  private Conclusion(Comparison comparison) {
    this.comparison = comparison;
    a = comparison.totalsA;
    b = comparison.totalsB;
  }

  /**
   * The report.
   *
   * @param most how many differences are listed at most
   */
  static Report report(Subject subject, long events, Comparison comparison, int most) {
    return new Conclusion(comparison).report(subject, events, most);
  }

  private Report report(Subject subject, long events, int most) {
    List<Difference> all = comparison.differences;
    Report.Sends sends = sends();
    Report.People people = people();
    return new Report(
        subject.mode(),
        subject.releaseA(),
        subject.releaseB(),
        subject.from(),
        subject.to(),
        events,
        Headline.of(subject, all.size(), sends, people, comparison.capsOfA.rows()),
        triggers(),
        sends,
        people,
        byRule(),
        Breakdown.journeys(comparison),
        Breakdown.channels(comparison),
        Breakdown.segments(comparison),
        comparison.capsOfA.rows(),
        comparison.capsOfB.rows(),
        verdicts(),
        reasons(),
        messagesPerPerson(),
        comparison.examples.chosen(EXAMPLES).stream().map(this::example).toList(),
        all.stream().limit(most).map(Conclusion::difference).toList(),
        Math.max(0, all.size() - most));
  }

  private Report.Triggers triggers() {
    long same = comparison.differences.stream().filter(p -> p.sameFacts).count();
    return new Report.Triggers(
        a.sends() + a.suppressed() + a.held(),
        b.sends() + b.suppressed() + b.held(),
        comparison.differences.size(),
        same,
        comparison.differences.stream().filter(p -> p.follows != null).count(),
        comparison.oneSided(),
        comparison.otherReasons());
  }

  private Report.Sends sends() {
    return new Report.Sends(
        a.sends(),
        b.sends(),
        count(Change.ADDED),
        count(Change.DROPPED),
        count(Change.MOVED),
        a.held(),
        b.held(),
        a.suppressed(),
        b.suppressed());
  }

  private long count(Change change) {
    return comparison.differences.stream().filter(p -> p.change() == change).count();
  }

  private Report.People people() {
    Set<String> all = new TreeSet<>(a.messages.keySet());
    all.addAll(b.messages.keySet());
    long more = 0;
    long fewer = 0;
    for (String customer : all) {
      int gain = messages(b, customer) - messages(a, customer);
      more += gain > 0 ? 1 : 0;
      fewer += gain < 0 ? 1 : 0;
    }
    return new Report.People(
        all.size(),
        more,
        fewer,
        reached(a),
        reached(b),
        comparison.capsOfA.people(),
        comparison.capsOfB.people());
  }

  private static long reached(Totals totals) {
    return totals.messages.values().stream().filter(n -> n > 0).count();
  }

  private static int messages(Totals totals, String customer) {
    return totals.messages.getOrDefault(customer, 0);
  }

  private List<Report.RuleRow> byRule() {
    Map<String, long[]> counts = new TreeMap<>();
    Map<String, Reason> named = new TreeMap<>();
    for (Difference difference : comparison.differences) {
      Change change = difference.change();
      if (change == Change.ADDED || change == Change.DROPPED) {
        for (Reason reason : distinct(difference)) {
          String key = Objects.requireNonNullElse(reason.rule(), "") + "\n" + reason.code();
          named.putIfAbsent(key, reason);
          counts.computeIfAbsent(key, k -> new long[2])[change == Change.ADDED ? 0 : 1]++;
        }
      }
    }
    List<Report.RuleRow> rows = new ArrayList<>();
    counts.forEach(
        (key, n) -> {
          Reason reason = Objects.requireNonNull(named.get(key));
          rows.add(new Report.RuleRow(reason.rule(), reason.code(), n[0], n[1]));
        });
    rows.sort(Comparator.comparingLong((Report.RuleRow r) -> r.added() + r.dropped()).reversed());
    return rows;
  }

  /** What stands against it, each rule once; where there is no trigger, just that. */
  private static List<Reason> distinct(Difference difference) {
    Set<Reason> reasons = new LinkedHashSet<>();
    boolean anyRule = difference.against().stream().anyMatch(r -> r.rule() != null);
    for (Reason r : difference.against()) {
      if (r.rule() != null || !anyRule) {
        reasons.add(new Reason(r.code(), r.gate(), r.rule(), null));
      }
    }
    return reasons.isEmpty()
        ? List.of(new Reason(Headline.NO_TRIGGER, null, null, null))
        : List.copyOf(reasons);
  }

  private List<Report.VerdictRow> verdicts() {
    List<Report.VerdictRow> rows = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      rows.add(new Report.VerdictRow(verdict.id(), a.verdicts(verdict), b.verdicts(verdict)));
    }
    return rows;
  }

  private List<Report.ReasonRow> reasons() {
    Set<String> codes = new TreeSet<>(a.reasons.keySet());
    codes.addAll(b.reasons.keySet());
    List<Report.ReasonRow> rows = new ArrayList<>();
    for (Answer answer : List.of(Answer.HOLD, Answer.SUPPRESS, Answer.SEND)) {
      for (String code : codes) {
        long before = a.reasons.getOrDefault(code, Map.of()).getOrDefault(answer, 0L);
        long after = b.reasons.getOrDefault(code, Map.of()).getOrDefault(answer, 0L);
        if (before + after > 0) {
          rows.add(new Report.ReasonRow(code, answer, before, after));
        }
      }
    }
    return rows;
  }

  private List<Report.MessagesRow> messagesPerPerson() {
    TreeMap<Integer, long[]> counts = new TreeMap<>();
    Set<String> all = new TreeSet<>(a.messages.keySet());
    all.addAll(b.messages.keySet());
    for (String customer : all) {
      counts.computeIfAbsent(messages(a, customer), n -> new long[2])[0]++;
      counts.computeIfAbsent(messages(b, customer), n -> new long[2])[1]++;
    }
    return counts.entrySet().stream()
        .map(e -> new Report.MessagesRow(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .toList();
  }

  private Report.Example example(List<Examples.Episode> episodes) {
    String customer = episodes.get(0).difference().trigger.customerId();
    return new Report.Example(
        customer,
        messages(a, customer),
        messages(b, customer),
        episodes.stream()
            .map(e -> new Report.ExampleTrigger(difference(e.difference()), e.a(), e.b()))
            .toList());
  }

  private static Report.Difference difference(Difference p) {
    return new Report.Difference(
        p.trigger,
        p.change(),
        p.at,
        p.sameFacts,
        p.alsoByRules,
        distinct(p).stream().map(r -> r.rule() == null ? r.code() : r.rule()).toList(),
        p.firstA,
        p.firstB,
        p.a(),
        p.b(),
        p.follows == null ? null : p.follows.trigger);
  }
}
