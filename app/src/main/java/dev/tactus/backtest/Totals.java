package dev.tactus.backtest;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Segment;
import dev.tactus.facts.Verdict;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What history comes to under one release: counts, a trigger being counted once. */
final class Totals {
  /** A trigger that is held, with the reasons so far. */
  private static final class Waiting {
    private final Set<String> codes = new HashSet<>();
    private @Nullable Verdict verdict;
  }

  final Map<String, Long> byJourney = new TreeMap<>();
  final Map<String, Long> byChannel = new TreeMap<>();
  final Map<String, Long> bySegment = new TreeMap<>();
  final Map<String, Map<Answer, Long>> reasons = new TreeMap<>();
  final Map<String, Integer> messages = new HashMap<>();
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, Waiting> waiting = new HashMap<>();
  private long sends;
  private long suppressed;

  void take(Decision decision) {
    Facts facts = decision.facts();
    Judgement judgement = decision.judgement();
    messages.putIfAbsent(facts.trigger().customer(), 0);
    if (judgement.answer() == Answer.HOLD) {
      hold(facts.trigger().id(), judgement);
      return;
    }
    waiting.remove(facts.trigger().id());
    Set<String> codes = new HashSet<>();
    for (Reason reason : judgement.reasons()) {
      if (codes.add(reason.code())) {
        count(reason.code(), judgement.answer());
      }
    }
    if (judgement.verdict() != null) {
      verdicts.merge(judgement.verdict(), 1L, Long::sum);
    }
    if (judgement.answer() == Answer.SEND) {
      send(facts, judgement);
    } else {
      suppressed++;
    }
  }

  long sends() {
    return sends;
  }

  long suppressed() {
    return suppressed;
  }

  /** Triggers that still wait at the end. */
  long held() {
    return waiting.size();
  }

  /** By the last word on each trigger. */
  long verdicts(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L)
        + waiting.values().stream().filter(w -> w.verdict == verdict).count();
  }

  /** The segments of a trigger; one without a name if there is none. */
  static Set<String> segments(Facts facts) {
    Set<String> names = new HashSet<>();
    for (Segment segment : facts.segments()) {
      names.add(segment.name());
    }
    return names.isEmpty() ? Set.of("") : names;
  }

  private void hold(String trigger, Judgement judgement) {
    Waiting held = waiting.computeIfAbsent(trigger, t -> new Waiting());
    held.verdict = judgement.verdict();
    for (Reason reason : judgement.reasons()) {
      if (held.codes.add(reason.code())) {
        count(reason.code(), Answer.HOLD);
      }
    }
  }

  private void send(Facts facts, Judgement judgement) {
    sends++;
    messages.merge(facts.trigger().customer(), 1, Integer::sum);
    byJourney.merge(facts.trigger().journey(), 1L, Long::sum);
    if (judgement.channel() != null) {
      byChannel.merge(judgement.channel().id(), 1L, Long::sum);
    }
    segments(facts).forEach(s -> bySegment.merge(s, 1L, Long::sum));
  }

  private void count(String code, Answer answer) {
    reasons.computeIfAbsent(code, c -> new EnumMap<>(Answer.class)).merge(answer, 1L, Long::sum);
  }
}
