package dev.tactus.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tactus.facts.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The page against the report that it shows. */
class ReportPageTest {
  private static final String CAPS_OF_A = "Over caps of A, if B were live";
  private static final String CAPS_OF_B = "Over caps of B, today";
  @TempDir private static Path folder;
  private static Report report;
  private static Document page;

  /** Its elements are all closed but for meta and br, so that it can be read as XML. */
  @BeforeAll
  static void read() throws Exception {
    report = ManyCarts.report(folder);
    String closed =
        new String(ReportPage.of(report), StandardCharsets.UTF_8)
            .replace("<!doctype html>", "")
            .replace("<br>", "<br/>")
            .replaceAll("<meta ([^>]*)>", "<meta $1/>");
    page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(closed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void hasEverySectionInOrder() throws Exception {
    assertThat(texts("//h1")).containsExactly(report.headline());
    assertThat(texts("//main/h2 | //main/h3 | //main/div[@class='two']/div/h3"))
        .containsExactly(
            "Which rules add and drop messages",
            "By journey",
            "By channel",
            "Caps",
            CAPS_OF_A,
            CAPS_OF_B,
            "Messages per person",
            "Compelling, annoying, creepy",
            "Reasons, before and after",
            "Held",
            "Suppressed",
            "20 customers",
            "How to read this");
  }

  @Test
  void tellsWhichReleaseIsWhich() throws Exception {
    assertThat(texts("//dl/dd").subList(0, 2)).containsExactly("1", "changed");
    assertThat(texts("//div[@class='tile']/b"))
        .containsExactly(
            n(report.sends().before()) + " → " + n(report.sends().after()),
            n(report.people().fewer()) + " / " + n(report.people().more()),
            n(report.people().overCapsOfA()),
            n(report.triggers().differing()));
  }

  @Test
  void showsWhichRulesAddAndDrop() throws Exception {
    assertThat(report.byRule()).isNotEmpty();
    assertThat(rows("Which rules add and drop messages"))
        .isEqualTo(
            report.byRule().stream()
                .map(
                    r ->
                        List.of(
                            r.rule() == null ? "no single rule" : r.rule(),
                            ReportTables.words(r.code()),
                            signed(r.added()),
                            signed(-r.dropped())))
                .toList());
  }

  @Test
  void showsJourneysAndChannelsBeforeAndAfter() throws Exception {
    assertThat(report.byJourney()).extracting(Report.PartRow::name).contains("abandoned-cart");
    assertThat(report.sends().before()).isNotEqualTo(report.sends().after());
    assertThat(rows("By journey")).isEqualTo(parts(report.byJourney()));
    assertThat(rows("By channel")).isEqualTo(parts(report.byChannel()));
  }

  private static List<List<String>> parts(List<Report.PartRow> rows) {
    return rows.stream()
        .map(
            r ->
                List.of(
                    r.name(), n(r.before()), n(r.after()), signed(r.added()), signed(-r.dropped())))
        .toList();
  }

  @Test
  void namesWhoWouldBeOverWhichCap() throws Exception {
    assertThat(report.overCapsOfB()).isNotEmpty();
    assertThat(rows(CAPS_OF_B)).isEqualTo(caps(report.overCapsOfB()));
    assertThat(report.overCapsOfA()).isNotEmpty();
    assertThat(rows(CAPS_OF_A)).isEqualTo(caps(report.overCapsOfA()));
  }

  private static List<List<String>> caps(List<Report.CapRow> rows) {
    return rows.stream()
        .flatMap(
            r ->
                Stream.of(
                    List.of(r.rule(), n(r.people()), n(r.messages())), List.of("who" + who(r))))
        .toList();
  }

  private static String who(Report.CapRow row) {
    String named = String.join(", ", row.customers());
    return row.people() > 100 ? named + ", and " + n(row.people() - 100) + " more" : named;
  }

  @Test
  void showsReasonsBeforeAndAfter() throws Exception {
    assertThat(rows("Held")).isNotEmpty().isEqualTo(reasons(Answer.HOLD));
    assertThat(rows("Suppressed")).isNotEmpty().isEqualTo(reasons(Answer.SUPPRESS));
  }

  private static List<List<String>> reasons(Answer answer) {
    return report.reasons().stream()
        .filter(r -> r.answer() == answer)
        .map(
            r ->
                List.of(
                    ReportTables.words(r.code()),
                    n(r.before()),
                    n(r.after()),
                    signed(r.after() - r.before())))
        .toList();
  }

  @Test
  void drawsAPairOfBarsForEachNumber() throws Exception {
    drawn("Messages per person", people());
    drawn(
        "Compelling, annoying, creepy",
        report.verdicts().stream().map(r -> new long[] {r.before(), r.after()}).toList());
  }

  /** Those with one message, with two, and so on to the most. */
  private static List<long[]> people() {
    List<Report.MessagesRow> rows = report.messagesPerPerson();
    List<long[]> people = new ArrayList<>();
    for (int n = 1; n <= rows.get(rows.size() - 1).messages(); n++) {
      people.add(new long[2]);
    }
    for (Report.MessagesRow row : rows) {
      if (row.messages() > 0) {
        people.set(row.messages() - 1, new long[] {row.before(), row.after()});
      }
    }
    assertThat(people).hasSizeLessThan(12);
    return people;
  }

  /** As long as the numbers beside them, the longest of all 510. */
  private static void drawn(String title, List<long[]> pairs) throws Exception {
    String svg = "//h2[.='" + title + "']/following::svg[1]";
    List<Element> bars = all(svg + "/rect");
    List<Long> numbers = pairs.stream().flatMap(p -> Stream.of(p[0], p[1])).toList();
    assertThat(texts(svg + "/text[@class='soft']"))
        .isEqualTo(numbers.stream().map(ReportPageTest::n).toList());
    assertThat(bars).hasSize(numbers.size());
    double most = numbers.stream().mapToLong(n -> n).max().orElseThrow();
    for (int i = 0; i < bars.size(); i++) {
      assertThat(bars.get(i).getAttribute("class")).isEqualTo(i % 2 == 0 ? "a" : "b");
      assertThat(Double.parseDouble(bars.get(i).getAttribute("width")))
          .isCloseTo(510 * numbers.get(i) / most, within(1.5));
    }
  }

  @Test
  void tellsOfTwentyCustomersWithBothTraces() throws Exception {
    List<Element> customers = all("//main/details");
    assertThat(customers).hasSize(20);
    for (int i = 0; i < 20; i++) {
      Report.Example example = report.examples().get(i);
      assertThat(texts(customers.get(i), "summary/b")).containsExactly(example.customerId());
      assertThat(steps(customers.get(i), "side a"))
          .isEqualTo(example.triggers().stream().map(t -> answers(t.a())).toList());
      assertThat(steps(customers.get(i), "side b"))
          .isEqualTo(example.triggers().stream().map(t -> answers(t.b())).toList());
    }
  }

  private static List<List<String>> steps(Element customer, String side) throws Exception {
    List<List<String>> steps = new ArrayList<>();
    for (Element one : all(customer, ".//div[@class='" + side + "']")) {
      steps.add(
          texts(one, "div[@class='step']/span[1]").stream()
              .map(said -> said.split("[ ,]", 2)[0])
              .toList());
    }
    return steps;
  }

  private static List<String> answers(List<TraceLine> trace) {
    return trace.stream().map(line -> line.ruled().answer().id()).toList();
  }

  private static List<List<String>> rows(String title) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (Element row :
        all("//*[self::h2 or self::h3][.='" + title + "']/following::table[1]/tbody/tr")) {
      rows.add(texts(row, "td"));
    }
    return rows;
  }

  private static List<String> texts(String path) throws Exception {
    return texts(page, path);
  }

  private static List<String> texts(Node from, String path) throws Exception {
    return all(from, path).stream().map(Node::getTextContent).toList();
  }

  private static List<Element> all(String path) throws Exception {
    return all(page, path);
  }

  private static List<Element> all(Node from, String path) throws Exception {
    NodeList found =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, from, XPathConstants.NODESET);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  private static String n(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String signed(long n) {
    return n == 0 ? "0" : n > 0 ? "+" + n(n) : "−" + n(-n);
  }
}
