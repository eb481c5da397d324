package dev.tactus.facts;

import dev.tactus.facts.WrittenFacts.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page that tells authors of rules every word that they may use. */
final class Vocabulary {
  /** A fact that rules are given, once or several times. */
  record Fact(String name, boolean isMany) {}

  private static final Set<String> NUMBERS =
      Set.of("int", "long", "double", "Integer", "Double", "BigDecimal");
  private static final Map<String, String> GIVES =
      Map.ofEntries(
          Map.entry("boolean", "yes or no"),
          Map.entry("Boolean", "yes or no"),
          Map.entry("String", "text"),
          Map.entry("Instant", "a moment"),
          Map.entry("LocalTime", "a time of day"),
          Map.entry("Duration", "a length of time"),
          Map.entry("ZoneId", "a time zone"),
          Map.entry("ContactHistory", "messages"),
          Map.entry("Cap", "a cap"),
          Map.entry("List<String>", "a list of texts"),
          Map.entry("List<Channel>", "a list of channels"),
          Map.entry("List<ZoneId>", "a list of time zones"),
          Map.entry("Set<LocalDate>", "a list of dates"),
          Map.entry("List<Touch>", "a list"),
          Map.entry("List<Interest>", "a list"),
          Map.entry("List<Purchase>", "a list"));
  private static final List<String> FINDINGS = List.of("Veto", "Hold", "Evidence", "Route");
  private static final List<String> ENUMS =
      List.of("Channel", "Purpose", "Provenance", "ZoneSource", "Reach");
  private static final Set<String> OF_NO_RULE = Set.of("Facts", "id", "of", "unknown", "kept");

  private final WrittenFacts written;
  private final List<Fact> facts;

  Vocabulary(WrittenFacts written, List<Fact> facts) {
    this.written = written;
    this.facts = facts;
  }

  /** Every word that a rule may use. */
  List<Written> words() {
    List<Written> all = new ArrayList<>();
    facts.forEach(fact -> all.addAll(words(fact.name())));
    FINDINGS.forEach(finding -> all.addAll(words(finding)));
    return all;
  }

  String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Fact fact : facts) {
      page.append("\n### ").append(fact.name()).append("\n\n").append(written.says(fact.name()));
      if (fact.isMany()) {
        page.append(" There may be none or several.");
      }
      table(page, words(fact.name()));
    }
    page.append("\n## Findings\n\nWhat a rule inserts, and nothing else.\n");
    for (String finding : FINDINGS) {
      page.append("\n### ").append(finding).append("\n\n").append(written.says(finding));
      table(page, words(finding));
    }
    page.append("\n## Names\n\n| | |\n| --- | --- |\n");
    for (String type : ENUMS) {
      List<String> names =
          written.constants(type).stream().map(c -> "`" + qualified(type) + "." + c + "`").toList();
      page.append("| ").append(type).append(" | ").append(String.join(", ", names)).append(" |\n");
    }
    return page.append(TAIL).toString();
  }

  static boolean isNumber(String type) {
    return NUMBERS.contains(type);
  }

  /** {@code isMarketing} is asked as {@code marketing}. */
  static String shortName(String name) {
    return name.matches("is[A-Z].*")
        ? Character.toLowerCase(name.charAt(2)) + name.substring(3)
        : name;
  }

  private List<Written> words(String owner) {
    boolean isFinding = FINDINGS.contains(owner);
    return written.of(owner).stream()
        .filter(w -> isFinding ? w.parameters() != null : isOfRules(w))
        .toList();
  }

  /** A cap is asked for, never built; ways to make a fact are for tests. */
  private static boolean isOfRules(Written word) {
    boolean isQuestion = word.parameters() != null;
    return isQuestion ? !OF_NO_RULE.contains(word.name()) : !word.owner().equals("Cap");
  }

  private static void table(StringBuilder page, List<Written> words) {
    page.append("\n\n| word | gives | what it says | example |\n| --- | --- | --- | --- |\n");
    for (Written word : words) {
      page.append("| `").append(asked(word)).append("` | ").append(gives(word)).append(" | ");
      page.append(says(word)).append(" | `").append(word.word().get("example")).append("` |\n");
    }
  }

  private static String asked(Written word) {
    boolean isPlain = word.parameters() == null || word.parameters().isEmpty();
    String name = isPlain ? shortName(word.name()) : word.name();
    if (FINDINGS.contains(word.owner())) {
      name = word.name().equals("spreading") ? ".spreading" : word.owner() + "." + word.name();
    }
    boolean asCall = word.parameters() != null && !word.name().startsWith("is") || !isPlain;
    String given = isPlain ? "" : String.join(", ", word.parameters());
    return asCall ? name + "(" + given + ")" : name;
  }

  private static String gives(Written word) {
    String gives =
        isNumber(word.type())
            ? "a number: " + word.word().get("range")
            : GIVES.getOrDefault(word.type(), article(word.type()) + qualified(word.type()));
    return word.nullable() ? gives + ", or `null`" : gives;
  }

  private static String says(Written word) {
    String says = word.says();
    boolean isOne = says.indexOf(". ") < 0 && says.endsWith(".");
    String plain = isOne ? says.substring(0, says.length() - 1) : says;
    return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }

  private static String article(String type) {
    return "AEIOU".indexOf(type.charAt(0)) < 0 ? "a " : "an ";
  }

  private static String qualified(String type) {
    return switch (type) {
      case "ZoneSource" -> "Moment.ZoneSource";
      case "Reach" -> "Candidate.Reach";
      default -> type;
    };
  }

  private static final String HEAD =
      """
      # Vocabulary of rules

      Every word that a rule may use, made from the `facts` module; write it anew with
      `mvn test -pl facts -Dtest=VocabularyTest -Dtactus.vocabulary.write=true`.

      A condition names a fact and asks it something: `Trigger(marketing, priorOdds < 5)`; the comma means *and*. A word with
      brackets takes what stands in them; the brackets stay even if nothing does. `$room : ...` gives an answer a name for what follows. Compare with `==`, `!=`, `<`, `>=`,
      `in`, `contains`, `memberOf`, `str[startsWith]`; `!` is *not*; `not Fact(...)`: there is none such; `exists Fact(...)`: there is one or
      several. What is not known is `null`, and never a reason against anybody: ask `perWeek != null` first where the table says `null`.

      ## Facts
      """;

  private static final String TAIL =
      """

      Also `DayOfWeek.MONDAY` and so on, `LocalTime.of(9, 30)`, `Duration.ofDays(2)`, `Duration.ofHours(4)` (in DRL with
      `import java.time.LocalTime`), `Math.min`, `Math.max`. Of a time of day: `getHour()`, `getMinute()`; of a length of time: `toDays()`,
      `toHours()`, `toMinutes()`; of a list: `size()`, `isEmpty()`, `contains`; of a text: `length()`, `contains`, `startsWith`, `toLowerCase()`.
      Moments and times of day are compared with `<` and `>`.
      """;
}
