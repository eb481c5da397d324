package dev.tactus.backtest;

import dev.tactus.facts.Answer;
import java.util.List;
import java.util.Locale;

/** The tables and drawings of a report's page. */
final class ReportTables {
  private static final String BEFORE_AFTER =
      "<th>A</th><th>B</th><th>added</th><th>dropped</th></tr></thead><tbody>";
  private final Report report;
  private final Html page;

  ReportTables(Report report, Html page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    rules();
    page.raw("<div class=\"two\"><div>");
    parts("By journey", "journey", report.byJourney());
    page.raw("</div><div>");
    parts("By channel", "channel", report.byChannel());
    page.raw("</div></div>\n");
    segments();
    caps();
    page.tag("h2", "Messages per person");
    perPerson();
    verdicts();
    reasons();
  }

  private void rules() {
    page.tag("h2", "Which rules add and drop messages")
        .tag(
            "p class=\"soft\"",
            "Added: the rule held it back in A and no longer does. Dropped: it holds it back in B."
                + " A message that several rules hold back counts under each of them.");
    if (report.byRule().isEmpty()) {
      page.tag("p", "No message is added or dropped.");
      return;
    }
    page.raw("<div class=\"scroll\"><table class=\"names\"><thead><tr><th>rule</th><th>reason</th>")
        .raw("<th>added</th><th>dropped</th></tr></thead><tbody>");
    for (Report.RuleRow row : report.byRule()) {
      page.raw("<tr><td>");
      if (row.rule() == null) {
        page.text("no single rule");
      } else {
        page.tag("code", row.rule());
      }
      page.raw("</td>").tag("td", words(row.code())).change(row.added()).change(-row.dropped());
      page.raw("</tr>");
    }
    page.raw("</tbody></table></div>\n");
  }

  private void parts(String title, String what, List<Report.PartRow> rows) {
    page.tag("h3", title)
        .raw("<div class=\"scroll\"><table><thead><tr>")
        .tag("th", what)
        .raw(BEFORE_AFTER);
    for (Report.PartRow row : rows) {
      page.raw("<tr>")
          .tag("td", row.name().isEmpty() ? "in no segment" : row.name())
          .number(row.before())
          .number(row.after())
          .change(row.added())
          .change(-row.dropped())
          .raw("</tr>");
    }
    page.raw("</tbody></table></div>\n");
  }

  private void segments() {
    if (report.knowsSegments()) {
      parts("By segment", "segment", report.bySegment());
    } else {
      page.tag("p class=\"soft\"", "By segment: nobody in this history is in a segment.");
    }
  }

  private void caps() {
    page.tag("h2", "Caps").raw("<div class=\"two\"><div>");
    caps("Over caps of A, if B were live", "B sends what this cap of A would hold back.", true);
    page.raw("</div><div>");
    caps("Over caps of B, today", "A sends what this cap of B would hold back.", false);
    page.raw("</div></div>\n");
  }

  private void caps(String title, String text, boolean ofA) {
    List<Report.CapRow> rows = ofA ? report.overCapsOfA() : report.overCapsOfB();
    page.tag("h3", title);
    if (rows.isEmpty()) {
      page.tag("p", "Nobody.");
      return;
    }
    page.tag("p class=\"soft\"", text)
        .raw("<div class=\"scroll\"><table><thead><tr><th>cap</th><th>people</th>")
        .raw("<th>messages</th></tr></thead><tbody>");
    for (Report.CapRow row : rows) {
      page.raw("<tr><td>")
          .tag("code", row.rule())
          .raw("</td>")
          .number(row.people())
          .number(row.messages())
          .raw("</tr>");
      people(row);
    }
    page.raw("</tbody></table></div>");
  }

  private void people(Report.CapRow row) {
    if (row.customers().isEmpty()) {
      return;
    }
    long more = row.people() - row.customers().size();
    page.raw("<tr class=\"who\"><td colspan=\"3\"><details><summary>who</summary><p>")
        .text(String.join(", ", row.customers()))
        .text(more == 0 ? "" : ", and " + Headline.grouped(more) + " more")
        .raw("</p></details></td></tr>");
  }

  private void perPerson() {
    Report.MessagesRow none =
        report.messagesPerPerson().stream()
            .filter(r -> r.messages() == 0)
            .findFirst()
            .orElse(new Report.MessagesRow(0, 0, 0));
    page.tag(
        "p class=\"soft\"",
        String.format(
            Locale.ROOT,
            "How many people get how many messages. Of those for whom there was a trigger, %,d get"
                + " none under A, %,d under B.",
            none.before(),
            none.after()));
    Bars.perPerson(report.messagesPerPerson(), page);
  }

  private void verdicts() {
    page.tag("h2", "Compelling, annoying, creepy")
        .tag(
            "p class=\"soft\"",
            "The last word on each trigger. Compelling ones are sent; the others are held back, and"
                + " would have been that to the customer.");
    Bars.verdicts(report.verdicts(), page);
  }

  private void reasons() {
    page.tag("h2", "Reasons, before and after").raw("<div class=\"two\"><div>");
    reasons("Held", "Triggers that had to wait at least once for it.", Answer.HOLD);
    page.raw("</div><div>");
    reasons(
        "Suppressed", "Triggers that were never sent, with it among the reasons.", Answer.SUPPRESS);
    page.raw("</div></div>\n");
  }

  private void reasons(String title, String text, Answer answer) {
    page.tag("h3", title).tag("p class=\"soft\"", text);
    page.raw("<div class=\"scroll\"><table><thead><tr><th>reason</th><th>A</th><th>B</th>")
        .raw("<th>change</th></tr></thead><tbody>");
    for (Report.ReasonRow row : report.reasons()) {
      if (row.answer() == answer) {
        page.raw("<tr>")
            .tag("td", words(row.code()))
            .number(row.before())
            .number(row.after())
            .tag("td", Html.signed(row.after() - row.before()))
            .raw("</tr>");
      }
    }
    page.raw("</tbody></table></div>");
  }

  /** A reason code in words. */
  static String words(String code) {
    return switch (code) {
      case Headline.NO_TRIGGER -> "the other release never came to it";
      case "NOT_COMPELLING" -> "not compelling enough";
      case "RELEVANCE_DEADLINE" -> "too late to be relevant";
      case "ENROLLMENT_ENDED" -> "the customer left the journey";
      case "RULES_UNAVAILABLE" -> "the rules failed";
      default -> code.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
