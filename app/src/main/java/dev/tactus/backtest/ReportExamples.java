package dev.tactus.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The example customers of a report's page, each with both traces. */
final class ReportExamples {
  private final Report report;
  private final Html page;

  ReportExamples(Report report, Html page) {
    this.report = report;
    this.page = page;
  }

  void write() {
    page.tag("h2", title());
    if (report.examples().isEmpty()) {
      return;
    }
    page.tag(
        "p class=\"soft\"",
        "Some of every sort of difference. Open one to see, side by side, what each release saw,"
            + " which rules fired and what came of it.");
    for (Report.Example example : report.examples()) {
      customer(example);
    }
  }

  private String title() {
    int n = report.examples().size();
    return n == 0 ? "No customer is affected" : n == 1 ? "One customer" : n + " customers";
  }

  private void customer(Report.Example example) {
    page.raw("<details><summary>")
        .tag("b", example.customerId())
        .text(
            ": "
                + Headline.n(example.messagesBefore(), "message")
                + " \u2192 "
                + Headline.grouped(example.messagesAfter()))
        .raw(" <span class=\"soft\">")
        .text(inShort(example))
        .raw("</span></summary><div class=\"inside\">");
    example.triggers().forEach(this::trigger);
    page.raw("</div></details>\n");
  }

  /** What changes for them, the same once with how often. */
  private static String inShort(Report.Example example) {
    Map<String, List<Report.Difference>> alike = new LinkedHashMap<>();
    for (Report.ExampleTrigger trigger : example.triggers()) {
      Report.Difference d = trigger.difference();
      alike.computeIfAbsent(d.trigger().step() + " " + changed(d), a -> new ArrayList<>()).add(d);
    }
    return alike.entrySet().stream()
        .map(e -> e.getKey() + often(e.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String often(List<Report.Difference> alike) {
    String first = Html.day(alike.get(0).trigger().triggeredAt());
    return alike.size() == 1 ? ", " + first : ", " + alike.size() + " times from " + first + " on";
  }

  private static String changed(Report.Difference d) {
    return switch (d.change()) {
      case ADDED -> "added";
      case DROPPED -> "dropped";
      case MOVED -> "moved";
      case OTHERWISE -> "the same in the end, but held or judged otherwise";
    };
  }

  private void trigger(Report.ExampleTrigger example) {
    Report.Difference d = example.difference();
    TriggerName t = d.trigger();
    page.raw("<h3>")
        .text(t.journey() + " " + t.step() + ", " + changed(d))
        .raw("</h3><p class=\"soft\">")
        .text("about " + t.subject() + ", triggered " + Html.time(t.triggeredAt()))
        .raw("</p>");
    why(d);
    page.raw("<div class=\"two\">");
    side("a", "A: " + report.releaseA(), example.a());
    side("b", "B: " + report.releaseB(), example.b());
    page.raw("</div>");
  }

  private void why(Report.Difference d) {
    String rules = String.join(", ", d.rules());
    TriggerName earlier = d.follows();
    String why =
        d.sameFacts()
            ? "Decided differently on the same facts: " + rules + "."
            : earlier == null
                ? "The facts differ."
                : "Follows from an earlier difference: "
                    + earlier.journey()
                    + " "
                    + earlier.step()
                    + " of "
                    + Html.time(earlier.triggeredAt())
                    + (earlier.customerId().equals(d.trigger().customerId())
                        ? ""
                        : ", customer " + earlier.customerId())
                    + "."
                    + (d.alsoByRules()
                        ? " On what B saw, A decides otherwise, too: " + rules + "."
                        : "");
    page.tag("p class=\"follows\"", why);
  }

  private void side(String side, String title, List<TraceLine> lines) {
    page.raw("<div class=\"side " + side + "\">").tag("h4", title);
    if (lines.isEmpty()) {
      page.tag("p class=\"soft\"", "No such trigger.");
    }
    for (TraceLine line : lines) {
      step(line);
    }
    page.raw("</div>");
  }

  private void step(TraceLine line) {
    Ruled ruled = line.ruled();
    page.raw("<div class=\"step\">")
        .text(Html.time(ruled.at()) + " ")
        .tag("span class=\"tag " + ruled.answer().id() + "\"", said(ruled));
    if (ruled.until() != null) {
      page.text(" until " + Html.time(ruled.until()));
    }
    page.raw("<br><span class=\"soft\">")
        .text(
            ruled.reasons().stream()
                .map(r -> ReportTables.words(r.code()))
                .distinct()
                .collect(Collectors.joining(", ")))
        .text("; odds " + TraceLine.number(line.odds()) + "\u00a0:\u00a01")
        .raw("</span>");
    messages(line.messages());
    fired(line.fired());
    page.raw("</div>");
  }

  private static String said(Ruled ruled) {
    String channel = ruled.channel() == null ? "" : " by " + ruled.channel().id();
    return ruled.answer().id() + channel + verdict(ruled);
  }

  private static String verdict(Ruled ruled) {
    var verdict = ruled.verdict();
    return verdict == null ? "" : ", " + verdict.id().replace('_', ' ');
  }

  private void messages(List<TraceLine.Message> messages) {
    if (messages.isEmpty()) {
      page.raw("<br>").tag("small", "no message in the 14 days before");
      return;
    }
    page.raw("<details><summary>")
        .text(Headline.n(messages.size(), "message") + " in the 14 days before")
        .raw("</summary><ul class=\"plain\">");
    for (TraceLine.Message m : messages) {
      page.tag(
          "li",
          Html.time(m.at())
              + " "
              + m.channel()
              + ", "
              + m.journey()
              + " "
              + m.step()
              + (m.answered() ? ", answered" : ""));
    }
    page.raw("</ul></details>");
  }

  private void fired(List<TraceLine.Fired> fired) {
    page.raw("<details><summary>")
        .text(Headline.n(fired.size(), "rule firing"))
        .raw("</summary><ul class=\"plain\">");
    for (TraceLine.Fired one : fired) {
      page.raw("<li>").tag("code", one.rule()).text(": " + String.join("; ", one.found()));
      matched(one.matched());
      page.raw("</li>");
    }
    page.raw("</ul></details>");
  }

  private void matched(@Nullable List<String> matched) {
    if (matched != null && !matched.isEmpty()) {
      page.raw(" <span class=\"soft\">")
          .text("(" + String.join(", ", matched) + ")")
          .raw("</span>");
    }
  }
}
