package dev.tactus.backtest;

import java.util.List;
import java.util.Locale;

/** A report as a terminal shows it. */
final class Summary {
  private static final int MOST_RULES = 8;
  private final StringBuilder text = new StringBuilder();

  private Summary() {}

  static String of(Report report) {
    Summary summary = new Summary();
    summary.line("%s%n", report.headline());
    summary.totals(report);
    summary.parts("journey", report.byJourney());
    summary.parts("channel", report.byChannel());
    if (report.knowsSegments()) {
      summary.parts("segment", report.bySegment());
    }
    summary.rules(report.byRule());
    summary.caps(report.releaseA(), report.overCapsOfA());
    summary.triggers(report.triggers());
    return summary.text.toString();
  }

  private void totals(Report report) {
    Report.Sends sends = report.sends();
    line("%-32s %10s %10s %8s %8s", "", "A", "B", "added", "dropped");
    line(
        "%-32s %,10d %,10d %,8d %,8d",
        "messages", sends.before(), sends.after(), sends.added(), sends.dropped());
    line("%-32s %,10d %,10d", "held at the end", sends.heldBefore(), sends.heldAfter());
    line("%-32s %,10d %,10d", "suppressed", sends.suppressedBefore(), sends.suppressedAfter());
    for (Report.VerdictRow row : report.verdicts()) {
      line("  %-30s %,10d %,10d", row.verdict(), row.before(), row.after());
    }
  }

  private void parts(String what, List<Report.PartRow> rows) {
    for (Report.PartRow row : rows) {
      line(
          "%-32s %,10d %,10d %,8d %,8d",
          row.name().isEmpty() ? "in no " + what : what + " " + row.name(),
          row.before(),
          row.after(),
          row.added(),
          row.dropped());
    }
  }

  private void rules(List<Report.RuleRow> rows) {
    for (Report.RuleRow row : rows.stream().limit(MOST_RULES).toList()) {
      line(
          "%-54s %,8d %,8d",
          "by " + (row.rule() == null ? row.code() : row.rule()), row.added(), row.dropped());
    }
  }

  private void caps(String release, List<Report.CapRow> rows) {
    for (Report.CapRow row : rows) {
      line(
          "over %s of release %s: %s, %s",
          row.rule(),
          release,
          Headline.n(row.people(), "person"),
          Headline.n(row.messages(), "message"));
    }
  }

  private void triggers(Report.Triggers triggers) {
    line(
        "%n%s, %s decided differently: %s on the same facts, %s following from an earlier"
            + " difference%s",
        Headline.n(triggers.before(), "trigger"),
        Headline.grouped(triggers.differing()),
        Headline.grouped(triggers.bySameFacts()),
        Headline.grouped(triggers.following()),
        triggers.rest());
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing())
        .append(System.lineSeparator());
  }
}
