package dev.tactus.backtest;

import dev.tactus.facts.Evidence;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Route;
import dev.tactus.facts.Touch;
import dev.tactus.facts.Veto;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One judgement of an example customer: what was seen of the messages before, what fired, what came
 * of it.
 *
 * @param messages those of the last 14 days, oldest first
 */
public record TraceLine(Ruled ruled, double odds, List<Message> messages, List<Fired> fired) {
  private static final Duration BEFORE = Duration.ofDays(14);

  /** A rule that fired, the facts that it matched, what it found. */
  public record Fired(String rule, String code, List<String> matched, List<String> found) {}

  /** A message before. */
  public record Message(
      Instant at, String channel, String journey, String step, boolean answered) {}

  static TraceLine of(Decision decision) {
    Instant now = decision.decidedAt();
    return new TraceLine(
        Ruled.of(decision),
        decision.judgement().odds(),
        decision.facts().contacts().touches().stream()
            .filter(t -> t.at().isAfter(now.minus(BEFORE)))
            .map(TraceLine::message)
            .toList(),
        decision.judgement().firings().stream().map(TraceLine::fired).toList());
  }

  private static Message message(Touch touch) {
    return new Message(
        touch.at(), touch.channel().id(), touch.journey(), touch.step(), touch.answered());
  }

  private static Fired fired(Firing firing) {
    return new Fired(
        firing.rule(),
        firing.code(),
        List.copyOf(firing.matched()),
        firing.findings().stream().map(TraceLine::found).toList());
  }

  private static String found(Finding finding) {
    if (finding instanceof Veto veto) {
      return "never" + on(veto.channel());
    } else if (finding instanceof Hold hold) {
      return "not before " + hold.until() + on(hold.channel());
    } else if (finding instanceof Evidence evidence) {
      return String.format(Locale.ROOT, "odds x %s", number(evidence.odds()));
    }
    Route route = (Route) finding;
    return "prefers " + route.channel().id() + " (" + number(route.strength()) + ")";
  }

  private static String on(dev.tactus.facts.@Nullable Channel channel) {
    return channel == null ? "" : ", " + channel.id();
  }

  static String number(double n) {
    return n == Math.rint(n) && Math.abs(n) < 1e9
        ? String.valueOf((long) n)
        : String.format(Locale.ROOT, "%.2f", n);
  }
}
