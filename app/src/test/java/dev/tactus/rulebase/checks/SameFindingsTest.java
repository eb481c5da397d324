package dev.tactus.rulebase.checks;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Facts;
import dev.tactus.facts.Finding;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules in sentences and in tables come to the findings of the same rules in DRL. */
class SameFindingsTest {
  private static final List<Facts> ALL_SORTS = SortsOfFacts.some(4_000);
  private static final Path TEMPLATES = Path.of("../docs/authors/templates");

  /** Shipped rules, as a marketer says them. */
  private static final String SENTENCES =
      """
      fatigue/minimum-gap: A marketing message & There were 1 marketing messages in 24 hours -> Wait
      fatigue/weekly-cap: A marketing message & There were 4 marketing messages in 7 days, one fewer for every 2 without response -> Wait
      fatigue/email-cap: A marketing message that may go by EMAIL & There were 3 marketing messages by EMAIL in 7 days, one fewer for every 3 without response -> Wait with EMAIL
      fatigue/sms-cap: A marketing message that may go by SMS & There were 2 marketing messages by SMS in 7 days, one fewer for every 2 without response -> Wait with SMS
      fatigue/push-cap: A marketing message that may go by PUSH & There were 3 marketing messages by PUSH in 7 days, one fewer for every 3 without response -> Wait with PUSH
      fatigue/web-cap: A marketing message that may go by WEB & There were 3 marketing messages by WEB in 7 days, one fewer for every 3 without response -> Wait with WEB
      fatigue/alert-cap: An alert & There were 3 alerts in 24 hours -> Wait
      fatigue/journey-cap: A marketing message & There were 2 messages of this journey in 7 days, one fewer for every 2 without response -> Wait
      fatigue/product-cap: A marketing message & There were 2 messages about these products in 14 days, one fewer for every 2 without response -> Wait
      fatigue/silent-customer: A marketing message & The last 8 marketing messages got no response & There were 1 marketing messages in 30 days -> Wait
      fatigue/same-subject: A marketing message & The last 2 messages of this wish got no response -> Never
      fatigue/complained: A marketing message & The customer complained of spam -> Never
      timing/cart-active: The cart was changed in the last 4 hours -> Wait
      relevance/seen-lately: The customer was seen in the last 7 days -> The odds are times 1.5
      relevance/gone-quiet: The customer was not seen for 180 days -> The odds are times 0.5
      relevance/viewed-repeatedly: The customer looked at it 3 times -> The odds are times 2
      relevance/responded-lately: The customer responded in the last 30 days -> The odds are times 1.5
      relevance/price-up: Something of it costs more now -> The odds are times 0.5
      relevance/price-down: Something of it costs less now -> The odds are times 2
      relevance/declared-interest: The customer named its category as of interest -> The odds are times 2
      relevance/out-of-stock: All of it is sold out -> Never
      provenance/sensitive-product: A marketing message & Something of it is sensitive -> Never
      channel/unreachable: On a channel without an address -> Never on this channel
      channel/bounced: On a channel whose address does not work -> Never on this channel
      """;

  private static final String DAYLIGHT =
      rule(
              "timing/texts-by-daylight",
              "Trigger(marketing, channels contains Channel.SMS)\n"
                  + "Moment($open : next(10, 18), $open > now)",
              "insert(Hold.on(Channel.SMS, $open).spreading());")
          + rule(
              "timing/push-by-daylight",
              "Trigger(marketing, channels contains Channel.PUSH)\n"
                  + "Moment($open : next(8, 20), $open > now)",
              "insert(Hold.on(Channel.PUSH, $open).spreading());");

  private static final String ODDS =
      rule(
              "relevance/ordered-lately",
              "Purchases(daysSinceLast() < 14)",
              "insert(Evidence.of(1.25));")
          + rule(
              "relevance/cart-of-a-stranger",
              "Trigger(journey == \"abandoned-cart\")\nPurchases(daysSinceLast() >= 365)",
              "insert(Evidence.of(0.8));");

  @Test
  void areMadeByTwentyOfTheShippedRulesInSentences() {
    Map<String, StringBuilder> files = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    for (String line : SENTENCES.lines().toList()) {
      String name = line.substring(0, line.indexOf(':'));
      String[] whenThen = line.substring(name.length() + 2).split(" -> ");
      names.add(name);
      files
          .computeIfAbsent(name.split("/")[0], gate -> head(gate, "expander tactus.dsl\n"))
          .append(rule(name, whenThen[0].replace(" & ", "\n"), whenThen[1]));
    }
    assertThat(names).hasSizeGreaterThanOrEqualTo(20);
    Map<String, String> upload = new HashMap<>();
    files.forEach((gate, text) -> upload.put("rules/" + gate + "/a.dslr", text.toString()));
    assertSame(Release.first(), release(Uploads.zip(upload)), names);
  }

  @Test
  void areMadeByATableOfWindows() throws IOException {
    assertTableIsLike(
        "rules/timing/window-table.drl.xlsx",
        head("timing", "").append(DAYLIGHT),
        Set.of("timing/texts-by-daylight", "timing/push-by-daylight"));
  }

  @Test
  void areMadeByATableOfOdds() throws IOException {
    assertTableIsLike(
        "rules/relevance/odds-table.drl.xlsx",
        head("relevance", "").append(ODDS),
        Set.of("relevance/ordered-lately", "relevance/cart-of-a-stranger"));
  }

  private static void assertTableIsLike(String table, StringBuilder drl, Set<String> names)
      throws IOException {
    byte[] rows = Files.readAllBytes(TEMPLATES.resolve(table));
    String file = table.replaceFirst("[^/]+$", "same.drl");
    assertSame(
        release(Uploads.zip(Map.of(file, drl.toString()))),
        release(Uploads.zipped(Map.of(table, rows))),
        names);
  }

  private static void assertSame(Release drl, Release other, Set<String> names) {
    List<Map<String, List<Finding>>> expected = findings(drl, names);
    Map<String, Long> fired = new TreeMap<>();
    expected.forEach(one -> one.keySet().forEach(name -> fired.merge(name, 1L, Long::sum)));
    assertThat(fired.keySet()).as("fire in some of the facts").isEqualTo(names);
    assertThat(fired.values()).as(fired.toString()).noneMatch(times -> times == ALL_SORTS.size());
    assertThat(findings(other, names)).isEqualTo(expected);
  }

  /** What each of those rules finds in all sorts of facts. */
  private static List<Map<String, List<Finding>>> findings(Release release, Set<String> names) {
    List<Map<String, List<Finding>>> all = new ArrayList<>();
    try (Knowledge knowledge = Knowledge.load(release)) {
      for (Facts facts : ALL_SORTS) {
        all.add(
            knowledge.fire(facts.all(), () -> false).stream()
                .filter(fired -> names.contains(fired.rule().name()))
                .collect(
                    groupingBy(
                        fired -> fired.rule().name(),
                        flatMapping(fired -> fired.findings().stream(), toList()))));
      }
    }
    return all;
  }

  private static Release release(byte[] upload) {
    Checked checked = Checks.compile(Uploads.read(upload));
    assertThat(checked.messages().stream().filter(Message::isError).map(Message::toString))
        .as(checked.messages().stream().map(Message::toString).collect(joining("\n")))
        .isEmpty();
    return Objects.requireNonNull(checked.release());
  }

  private static StringBuilder head(String gate, String more) {
    return new StringBuilder("package rules." + gate + "\nimport dev.tactus.facts.*\n" + more);
  }

  private static String rule(String name, String when, String then) {
    String gate = name.split("/")[0];
    return Uploads.rule(name, when, then).replace("@gate(fatigue)", "@gate(" + gate + ")");
  }
}
