package dev.tactus.rulebase.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sentences that every upload may use. */
class ShippedSentencesTest {
  private static final String HEAD =
      "package rules.fatigue\nimport dev.tactus.facts.*\nexpander tactus.dsl\n";
  private static final String ANY =
      "A marketing message\nOn each channel\nThere were 2 marketing messages in 7 days";

  private final Sources shipped = Sources.of(Release.first());
  private final String dsl = String.valueOf(shipped.text("rules/tactus.dsl"));

  @Test
  void passTheChecksEachByItself() {
    StringBuilder rules = new StringBuilder(HEAD);
    List<String> sentences = new ArrayList<>();
    for (String line : dsl.lines().filter(l -> l.startsWith("[")).toList()) {
      String sentence = example(line);
      sentences.add(sentence);
      String name = "fatigue/sentence-" + sentences.size();
      rules.append(
          line.startsWith("[when]")
              ? Uploads.rule(name, sentence, "The odds are times 2")
              : Uploads.rule(name, ANY, sentence));
    }
    assertThat(sentences).hasSizeGreaterThan(40);
    assertThat(messages(rules.toString())).isEmpty();
  }

  @Test
  void travelWithTheUploadThatUsesThem() {
    String rule = Uploads.rule("fatigue/a", "An alert", "Never by SMS");
    Sources upload = Uploads.read(Uploads.zip(Map.of("rules/fatigue/a.dslr", HEAD + rule)));
    assertThat(upload.text("rules/tactus.dsl")).isEqualTo(dsl);
    assertThat(Uploads.read(Uploads.of(Uploads.HEAD)).names()).doesNotContain("rules/tactus.dsl");
  }

  @Test
  void giveWayToAFileOfThatNameBesideTheRules() {
    String own = "[when]It rains=Trigger(alert)\n[then]Stay at home=insert(Veto.all());\n";
    String rule = HEAD + Uploads.rule("fatigue/a", "It rains", "Stay at home");
    Sources upload =
        Uploads.read(
            Uploads.zip(Map.of("rules/fatigue/a.dslr", rule, "rules/fatigue/tactus.dsl", own)));
    assertThat(Checks.compile(upload).messages()).noneMatch(Message::isError);
  }

  /** The sentence of an entry with a value for each of its variables. */
  private static String example(String entry) {
    String sentence = entry.substring(entry.indexOf(']') + 1, entry.indexOf('='));
    return sentence
        .replaceAll("\\{\\w+:\\\\d\\+}", "3")
        .replaceAll("\\{factor:[^}]*}", "1.5")
        .replaceAll("\\{channel:[^}]*}", "SMS")
        .replaceAll("\\{\\w+:[^}]*}", "some-thing");
  }

  private static List<String> messages(String dslr) {
    Sources upload = Uploads.read(Uploads.zip(Map.of("rules/fatigue/a.dslr", dslr)));
    return Checks.compile(upload).messages().stream()
        .filter(Message::isError)
        .map(Object::toString)
        .toList();
  }
}
