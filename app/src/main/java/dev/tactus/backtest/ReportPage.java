package dev.tactus.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A report as one page that needs nothing else: no script, no other file. */
final class ReportPage {
  private final Report report;
  private final Html page = new Html();

  private ReportPage(Report report) {
    this.report = report;
  }

  /** The page, as UTF-8. */
  static byte[] of(Report report) {
    ReportPage page = new ReportPage(report);
    page.write();
    return page.page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write() {
    page.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .raw(" style-src 'unsafe-inline'\"><meta name=\"referrer\" content=\"no-referrer\">")
        .tag("title", "Backtest: " + report.releaseB() + " beside " + report.releaseA())
        .raw("<style>" + css() + "</style></head>\n<body><main>\n");
    head();
    tiles();
    new ReportTables(report, page).write();
    new ReportExamples(report, page).write();
    new ReportNotes(report, page).write();
    page.raw("</main></body></html>\n");
  }

  private void head() {
    boolean simulated = report.mode().equals("simulated");
    page.tag("div class=\"kind\"", simulated ? "Backtest, simulated" : "Backtest, stored facts")
        .tag("h1", report.headline())
        .raw("<dl class=\"which\"><dt><i class=\"dot a\"></i>A, as it is</dt>")
        .tag("dd", report.releaseA())
        .raw("<dt><i class=\"dot b\"></i>B, as it would be</dt>")
        .tag("dd", report.releaseB())
        .tag("dt", "History")
        .tag("dd", history(simulated))
        .raw("</dl>\n");
  }

  private String history(boolean simulated) {
    String what = Headline.n(report.events(), simulated ? "event" : "stored decision");
    String from = report.from() == null ? "" : ", compared from " + Html.time(report.from());
    String to = report.to() == null ? "" : ", up to " + Html.time(report.to());
    return what + from + to + " (all times UTC)";
  }

  private void tiles() {
    Report.Sends sends = report.sends();
    Report.People people = report.people();
    page.raw("<div class=\"tiles\">");
    tile(
        Headline.grouped(sends.before()) + " \u2192 " + Headline.grouped(sends.after()),
        "messages: "
            + Headline.grouped(sends.dropped())
            + " dropped, "
            + Headline.grouped(sends.added())
            + " added, "
            + Headline.grouped(sends.moved())
            + " at another time or on another channel");
    tile(
        Headline.grouped(people.fewer()) + " / " + Headline.grouped(people.more()),
        "people who get fewer / more messages, of " + Headline.grouped(people.judged()));
    tile(
        Headline.grouped(people.overCapsOfA()),
        "people who would now be over a cap of A"
            + (people.overCapsOfB() == 0
                ? ""
                : "; " + Headline.grouped(people.overCapsOfB()) + " are over a cap of B today"));
    Report.Triggers triggers = report.triggers();
    tile(
        Headline.grouped(triggers.differing()),
        "of "
            + Headline.n(triggers.before(), "trigger")
            + " decided differently: "
            + Headline.grouped(triggers.bySameFacts())
            + " on the same facts, "
            + Headline.grouped(triggers.following())
            + " as a consequence"
            + triggers.rest());
    page.raw("</div>\n");
  }

  private void tile(String number, String text) {
    page.raw("<div class=\"tile\">").tag("b", number).tag("span", text).raw("</div>");
  }

  private static String css() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(
          Objects.requireNonNull(in, "report.css lies beside this class").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
