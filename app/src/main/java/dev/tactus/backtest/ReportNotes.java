package dev.tactus.backtest;

/** How to read a report's page. */
final class ReportNotes {
  private final Report report;
  private final Html page;

  ReportNotes(Report report, Html page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    page.tag("h2", "How to read this");
    if (report.mode().equals("simulated")) {
      note(
          "The history was run twice from its beginning on a simulated clock, once under each"
              + " release: waits, quiet hours, holds and caps included. What a customer did is what"
              + " they did in the history.");
      note(
          "What a customer did with a message counts only where the message was sent: a click or an"
              + " order is no answer to a message that only B sends.");
      note(
          "A difference is \u201con the same facts\u201d where both releases saw the same and decided"
              + " otherwise. Every other one follows from an earlier one, which it names: a message"
              + " added or dropped before counts in caps and gaps afterwards.");
    } else {
      note(
          "The facts that were stored with each decision were judged again. Nothing follows from"
              + " anything here: a message more or less does not change what later decisions saw.");
    }
    note(
        "Over a cap: one release sends a message which a rule of fatigue of the other, looking at"
            + " the same customer at the same moment, would have held back.");
    note(
        Headline.n(report.triggers().otherReasons(), "judgement")
            + " came out alike for other reasons, and "
            + Headline.n(report.triggers().oneSided(), "trigger")
            + " existed under one release only.");
  }

  private void note(String text) {
    page.tag("p class=\"soft\"", text);
  }
}
