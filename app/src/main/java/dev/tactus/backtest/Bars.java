package dev.tactus.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Draws pairs of bars, one for each release, as SVG. */
final class Bars {
  private static final int MOST_ROWS = 12;
  private static final int LEFT = 120;
  private static final int WIDTH = 700;
  private static final int LONGEST = WIDTH - LEFT - 70;
  private static final int BAR = 13;
  private static final int ROW = 2 * BAR + 12;

  /** A pair of bars. */
  private record Row(String label, long a, long b) {}

  private Bars() {}

  /** How many people get one message, two, and so on; the last row takes all beyond. */
  static void perPerson(List<Report.MessagesRow> rows, Html page) {
    int most = rows.stream().mapToInt(Report.MessagesRow::messages).max().orElse(0);
    List<Row> bars = new ArrayList<>();
    for (int n = 1; n <= Math.min(most, MOST_ROWS); n++) {
      int messages = n;
      boolean isLast = n == MOST_ROWS && most > MOST_ROWS;
      List<Report.MessagesRow> of =
          rows.stream()
              .filter(r -> isLast ? r.messages() >= messages : r.messages() == messages)
              .toList();
      String label = isLast ? n + " or more" : Headline.n(n, "message");
      bars.add(
          new Row(label, sum(of, Report.MessagesRow::before), sum(of, Report.MessagesRow::after)));
    }
    draw("People by number of messages, under A and under B", bars, page);
  }

  static void verdicts(List<Report.VerdictRow> rows, Html page) {
    draw(
        "Triggers by verdict, under A and under B",
        rows.stream()
            .map(r -> new Row(r.verdict().replace('_', ' '), r.before(), r.after()))
            .toList(),
        page);
  }

  private static long sum(
      List<Report.MessagesRow> rows, ToLongFunction<Report.MessagesRow> number) {
    return rows.stream().mapToLong(number).sum();
  }

  private static void draw(String title, List<Row> rows, Html page) {
    if (rows.isEmpty()) {
      page.tag("p", "Nobody gets any.");
      return;
    }
    long most = Math.max(1, rows.stream().mapToLong(r -> Math.max(r.a(), r.b())).max().orElse(1));
    page.raw("<svg role=\"img\" viewBox=\"0 0 " + WIDTH + " " + (rows.size() * ROW + 4) + "\">")
        .tag("title", title);
    int y = 4;
    for (Row row : rows) {
      page.raw("<text x=\"" + (LEFT - 10) + "\" y=\"" + (y + BAR + 4) + "\" text-anchor=\"end\">")
          .text(row.label())
          .raw("</text>");
      bar("a", y, row.a(), most, page);
      bar("b", y + BAR + 1, row.b(), most, page);
      y += ROW;
    }
    page.raw("</svg>\n<p class=\"soft\"><small><i class=\"dot a\"></i>A &#8195;")
        .raw("<i class=\"dot b\"></i>B</small></p>\n");
  }

  private static void bar(String release, int y, long n, long most, Html page) {
    double width = n == 0 ? 0 : Math.max(1.5, (double) n * LONGEST / most);
    page.raw(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                release,
                LEFT,
                y,
                width,
                BAR))
        .raw(
            String.format(
                Locale.ROOT, "<text class=\"soft\" x=\"%.1f\" y=\"%d\">", LEFT + width + 6, y + 11))
        .text(Headline.grouped(n))
        .raw("</text>");
  }
}
