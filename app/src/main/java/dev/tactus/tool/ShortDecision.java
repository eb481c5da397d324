package dev.tactus.tool;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Route;
import dev.tactus.facts.Trigger;
import dev.tactus.facts.Veto;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision in a few lines: the answer with its reasons, and what each rule that fired found. */
final class ShortDecision {
  private static final int DIGITS = 4;

  private ShortDecision() {}

  static String of(Decision decision) {
    List<String> lines = new ArrayList<>();
    Judgement judgement = decision.judgement();
    Trigger trigger = decision.facts().trigger();
    lines.add(answer(judgement));
    lines.add(
        "  %-9s %s %s, %s (%s), at %s"
            .formatted(
                "trigger",
                trigger.journey(),
                trigger.step(),
                trigger.customer(),
                trigger.subject(),
                decision.decidedAt()));
    lines.add(
        "  %-9s %s to 1, by release %s"
            .formatted("odds", number(judgement.odds()), judgement.release()));
    for (Firing firing : judgement.firings()) {
      for (Finding finding : firing.findings()) {
        lines.add("  %-32s %s, %s".formatted(firing.rule(), firing.code(), found(finding)));
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String answer(Judgement judgement) {
    StringBuilder text = new StringBuilder(lower(judgement.answer()));
    if (judgement.channel() != null) {
      text.append(" by ").append(judgement.channel().id());
    }
    if (judgement.until() != null) {
      text.append(" until ").append(judgement.until());
    }
    if (judgement.verdict() != null) {
      text.append(", ").append(lower(judgement.verdict()));
    }
    String reasons =
        judgement.reasons().stream().map(Reason::code).distinct().collect(Collectors.joining(", "));
    return text.append(reasons.isEmpty() ? "" : ": " + reasons).toString();
  }

  private static String found(Finding finding) {
    if (finding instanceof Veto veto) {
      return "never" + on(veto.channel());
    } else if (finding instanceof Hold hold) {
      return "not before " + hold.until() + on(hold.channel());
    } else if (finding instanceof Evidence evidence) {
      return "odds times " + number(evidence.odds());
    } else if (finding instanceof Route route) {
      return "rather" + on(route.channel());
    }
    return finding.toString();
  }

  private static String on(@Nullable Channel channel) {
    return channel == null ? "" : " by " + channel.id();
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    return BigDecimal.valueOf(value)
        .round(new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
