package dev.tactus.judgement;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Trigger;
import dev.tactus.facts.Verdict;
import dev.tactus.facts.Veto;
import dev.tactus.rulebase.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From findings to the judgement: vetoes, holds, odds, channel; pure.
 *
 * <p>Its reasons are the findings that bear on the answer: every veto where no channel is left, the
 * holds that are waited for, the evidence against where the odds do not suffice, what speaks for a
 * send. Whatever else was found is in the firings.
 */
final class Resolution {
  private final Trigger trigger;
  private final Instant now;
  private final List<Firing> firings;
  private final Settings settings;
  private final String release;
  private final Channels channels;
  private final Holds holds;
  private final double odds;
  private final Reasons reasons = new Reasons();

  private Resolution(Facts facts, List<Firing> firings, Settings settings, String release) {
    this.trigger = facts.trigger();
    this.now = facts.moment().now();
    this.firings = firings;
    this.settings = settings;
    this.release = release;
    this.channels = Channels.left(facts, firings);
    this.holds = new Holds(firings, now, trigger, settings.spread());
    this.odds = odds(trigger, firings);
  }

  /** The judgement of these facts by what fired; the time that it took is not known here. */
  static Judgement of(Facts facts, List<Firing> firings, Settings settings, String release) {
    return new Resolution(facts, firings, settings, release).judgement();
  }

  /** Fail closed: a hold, up to the deadline, when the rules could not judge. */
  static Judgement unavailable(
      Facts facts, @Nullable String rule, Settings settings, String release) {
    Instant now = facts.moment().now();
    Instant until = now.plus(settings.retry());
    Reason reason = new Reason(Reason.RULES_UNAVAILABLE, null, rule, null);
    double odds = facts.trigger().priorOdds();
    if (until.isBefore(facts.trigger().deadline())) {
      return new Judgement(
          Answer.HOLD, null, null, List.of(reason), until, odds, List.of(), release, Duration.ZERO);
    }
    List<Reason> both = List.of(Reason.of(Reason.RELEVANCE_DEADLINE), reason);
    return new Judgement(
        Answer.SUPPRESS, null, null, both, null, odds, List.of(), release, Duration.ZERO);
  }

  private Judgement judgement() {
    if (channels.isEmpty() || isLate(now)) {
      return suppress(isLate(now));
    }
    Channel preferred = channels.preferred();
    Instant wait = preferred == null ? null : holds.until(preferred);
    if (preferred != null && wait != null && !isLate(wait)) {
      return hold(wait, List.of(preferred));
    }
    List<Channel> free = channels.inOrder().stream().filter(c -> holds.until(c) == null).toList();
    if (free.isEmpty()) {
      return allHeld();
    }
    return odds < settings.oddsWanted() ? suppress(false) : send(channels.choose(free, firings));
  }

  private Judgement allHeld() {
    Instant until = Instant.MAX;
    for (Channel channel : channels.inOrder()) {
      Instant end = holds.until(channel);
      until = end != null && end.isBefore(until) ? end : until;
    }
    if (!isLate(until)) {
      return hold(until, channels.inOrder());
    }
    addHolds(channels.inOrder());
    return suppress(true);
  }

  private Judgement hold(Instant until, List<Channel> waitedFor) {
    addHolds(waitedFor);
    return answer(Answer.HOLD, null, reasons.strictest(), until);
  }

  private Judgement suppress(boolean late) {
    if (late) {
      reasons.add(Reason.RELEVANCE_DEADLINE);
    }
    if (channels.isEmpty()) {
      reasons.add(firings, f -> f instanceof Veto);
    }
    if (odds < settings.oddsWanted()) {
      reasons.add(Reason.NOT_COMPELLING);
      reasons.add(firings, f -> f instanceof Evidence e && e.odds() < 1);
    }
    return answer(Answer.SUPPRESS, null, reasons.strictest(), null);
  }

  private Judgement send(Channel channel) {
    reasons.add(firings, f -> Channels.speaksFor(f, channel));
    return answer(Answer.SEND, channel, Verdict.COMPELLING, null);
  }

  private void addHolds(List<Channel> held) {
    reasons.add(
        firings, f -> f instanceof Hold h && held.stream().anyMatch(c -> holds.isHeld(h, c)));
  }

  private Judgement answer(
      Answer answer, @Nullable Channel channel, Verdict verdict, @Nullable Instant until) {
    return new Judgement(
        answer, channel, verdict, reasons.sorted(), until, odds, firings, release, Duration.ZERO);
  }

  private boolean isLate(Instant at) {
    return !at.isBefore(trigger.deadline());
  }

  private static double odds(Trigger trigger, List<Firing> firings) {
    double odds = trigger.priorOdds();
    for (Firing firing : firings) {
      for (var finding : firing.findings()) {
        odds *= finding instanceof Evidence evidence ? evidence.odds() : 1;
      }
    }
    return odds;
  }
}
