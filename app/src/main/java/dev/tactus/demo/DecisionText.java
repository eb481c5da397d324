package dev.tactus.demo;

import dev.tactus.facts.Trigger;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A decision in one line. */
final class DecisionText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DecisionText() {}

  static String of(Decision decision) {
    Trigger trigger = decision.facts().trigger();
    Judgement judgement = decision.judgement();
    return String.format(
        Locale.ROOT,
        "%s  %-8s  %-14s  %s %s, %s (%s): %s",
        time(decision.decidedAt()),
        judgement.answer().id(),
        judgement.verdict() == null ? "-" : judgement.verdict().id().replace('_', ' '),
        trigger.journey(),
        trigger.step(),
        trigger.customer(),
        trigger.subject(),
        because(judgement));
  }

  /** The time of day, UTC. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  private static String because(Judgement judgement) {
    String codes =
        judgement.reasons().stream().map(Reason::code).distinct().collect(Collectors.joining(", "));
    return switch (judgement.answer()) {
      case SEND -> {
        String channel = judgement.channel() == null ? "" : "by " + judgement.channel().id() + ", ";
        yield String.format(Locale.ROOT, "%s%.0f to 1%s", channel, judgement.odds(), after(codes));
      }
      case HOLD ->
          codes + (judgement.until() == null ? "" : ", until " + time(judgement.until()) + " UTC");
      case SUPPRESS -> codes;
    };
  }

  private static String after(String codes) {
    return codes.isEmpty() ? "" : ", " + codes;
  }
}
