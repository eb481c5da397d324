package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
  private static final String SOUND = LanguageTest.other("price-drop.yaml");

  private static List<Problem> problems(String yaml) {
    return catchThrowableOfType(
            InvalidJourneyException.class, () -> Journey.parse("price-drop.yaml", yaml))
        .problems();
  }

  /** In a sound definition, one text is replaced; the problem is found there. */
  @ParameterizedTest(name = "{4}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1             | version: one          | 3  | 10 | string found, integer expected
          title: A wish          | titel: A wish         | 4  | 1  | titel
          kind: product          | kind: basket          | 7  | 9  | does not have a value in the enumeration
          patience: P60D         | patience: 60 days     | 10 | 13 | fits none of the forms
          patience: P60D         | patience: P3651D      | 10 | 13 | P3651D is too long
          deadline: fresh        | deadline: PT99999999H | 17 | 15 | PT99999999H is too long
          on: Wished Price Dropped | on: Product Price Changed | 29 | 7 | happens to the catalogue, and so to no customer
          on: Product Added to Wishlist | on: Product Restocked | 24 | 5 | happens to the catalogue, and so to no customer
          deadline: fresh        | deadline: stale       | 17 | 15 | stale is no duration
          deadline: fresh        | odds: 3               | 18 | 5  | the key odds is given twice
          odds: 6                | odds: 0               | 18 | 11 | fits none of the forms
          purpose: marketing     | purpose: spam         | 16 | 14 | does not have a value in the enumeration
          to: wishing            | to: wanting           | 24 | 5  | no state wanting
          trigger: cheaper       | trigger: dearer       | 29 | 7  | no step dearer
          number(event           | nummer(event          | 30 | 19 | undeclared reference to 'nummer'
          on: Order Completed    | offered: true         | 43 | 5  | offered without waves
          since: begun           | since: low            | 47 | 5  | an instant that nothing estimates
          exit: bought           | exit: Bought!         | 44 | 11 | does not match the regex pattern
          exit: lapsed           | to: wishing           | 28 | 3  | time alone leads from wishing back to it
          to: told               | to: wishing           | 36 | 3  | told is never reached
          repeat: true           | when: 1 < 2           | 40 | 7  | the key when is given twice
          on: Order Completed    | contents: changed     | 43 | 5  | a change of contents where no events
          on: Product Removed from Wishlist | on: Order Completed | 45 | 5 | may also take the arrow of line 43
          exit: given-up         | wenn: true            | 46 | 5  | wenn
          """)
  void namesLineColumnAndWhatIsWrong(
      String text, String instead, int line, int column, String message) {
    assertThat(SOUND).contains(text);
    assertThat(problems(SOUND.replaceFirst(Pattern.quote(text), instead)))
        .anySatisfy(
            p -> {
              assertThat(p.file()).isEqualTo("price-drop.yaml");
              assertThat(p.message()).contains(message);
              assertThat(p.expected()).isNotBlank();
              assertThat(List.of(p.line(), p.column())).isEqualTo(List.of(line, column));
            });
  }

  @Test
  void refusesContentsThatTheCatalogueChanges() {
    String yaml =
        SOUND.replace("enter:\n", "contents: {add: Product Launched, remove: Left}\nenter:\n");
    assertThat(problems(yaml))
        .extracting(Problem::message)
        .containsExactly("Product Launched happens to the catalogue, and so to no customer");
  }

  @Test
  void takesTenYears() {
    assertThat(Journey.parse("x.yaml", SOUND.replace("P60D", "P3650D")).version()).isOne();
  }

  @Test
  void asksForAWayOutOfEveryState() {
    String yaml =
        SOUND.replace("  - after: {since: begun, wait: patience}\n    exit: lapsed\n", "");
    assertThat(problems(yaml))
        .extracting(Problem::message)
        .contains(
            "a customer who does nothing stays in wishing for ever",
            "a customer who does nothing stays in told for ever");
  }

  @Test
  void asksForPurposeAndDeadlineOfEveryStep() {
    String yaml =
        SOUND.replace("    purpose: marketing\n", "").replace("    deadline: fresh\n", "");
    assertThat(problems(yaml))
        .extracting(Problem::expected)
        .contains("the property purpose", "the property deadline");
  }

  @Test
  void saysWhatIsExpectedInTheWordsOfTheSchema() {
    assertThat(problems(SOUND.replace("odds: 6", "odds: 0")))
        .extracting(Problem::expected)
        .containsExactly("Prior odds, right to one wrong: a number or a parameter.");
    assertThat(problems(SOUND.replace("to: told", "offered: true")))
        .extracting(Problem::expected)
        .containsExactly(
            "Exactly one signal (on, contents, after, offered, decided) and what it does (to, exit,"
                + " anew, trigger).");
    assertThat(problems(SOUND.replace("exit: given-up", "reach: own")))
        .extracting(Problem::message)
        .containsExactly("/any/1: fits none of the forms, or several");
  }

  @Test
  void asksForAnArrowToEveryStep() {
    String yaml =
        SOUND
            .replace("      trigger: cheaper\n", "")
            .replace("      repeat: true\n", "      to: told\n");
    assertThat(problems(yaml))
        .extracting(Problem::message)
        .contains("no arrow triggers the step cheaper");
  }

  @Test
  void refusesTwoArrowsForOneSignalUnlessTheirConditionsExcludeIt() {
    String yaml = SOUND.replace("'!(number", "'(number");
    assertThat(problems(yaml)).singleElement().satisfies(p -> assertThat(p.line()).isEqualTo(33));
  }

  @Test
  void refusesATriggerThatItsOwnExitEnds() {
    String yaml = SOUND.replace("exit: given-up", "exit: given-up\n    trigger: cheaper");
    assertThat(problems(yaml))
        .extracting(Problem::message)
        .containsExactly("a trigger that its own exit ends at once");
  }

  @Test
  void findsEverythingAtOnce() {
    String yaml =
        SOUND.replace("trigger: cheaper", "trigger: dearer").replace("to: told", "to: tolled");
    assertThat(problems(yaml)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void saysWhereTextIsNoYaml() {
    assertThat(problems("id: [a\nb: c"))
        .singleElement()
        .satisfies(p -> assertThat(p.line()).isEqualTo(2));
    assertThat(problems("")).extracting(Problem::message).containsExactly("it is empty");
    assertThat(problems("a: &x 1\nb: *x")).isNotEmpty();
    assertThat(problems("[".repeat(10_000)))
        .extracting(Problem::message)
        .containsExactly("it is nested too deep");
    assertThat(problems("- 1")).extracting(Problem::line).containsExactly(1);
  }

  @Test
  void showsAProblemAsEditorsReadIt() {
    assertThatThrownBy(() -> Journey.parse("x.yaml", SOUND.replace("to: told", "to: tolled")))
        .hasMessageContaining("x.yaml:29:7: no state tolled; expected: one of [wishing, told]");
  }

  @Test
  void refusesTwoDefinitionsOfOneVersion() {
    Journey one = Journey.parse("a.yaml", SOUND);
    Journey other = Journey.parse("b.yaml", SOUND.replace("P60D", "P61D"));
    assertThatThrownBy(() -> Journeys.of(List.of(one, other)))
        .hasMessage("two different definitions of journey price-drop version 1");
  }
}
