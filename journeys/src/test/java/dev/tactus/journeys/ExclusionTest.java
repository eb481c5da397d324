package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionTest {
  private static boolean proven(String one, String other) {
    return Exclusion.proven(guard(one).expression(), guard(other).expression());
  }

  private static Guard guard(String text) {
    return Objects.requireNonNull(Guards.compile(text, Spot.START, new Problems("test")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          consumable ; !consumable
          consumable && key == 'a' ; key == 'b'
          !(consumable || at > begun) ; consumable
          size(products) > 2 ; size(products) <= 2
          key == subject ; key != subject
          flag(line, 'x') ; key == '' && !flag(line, 'x')
          key == 'a' ; key != 'a'
          """)
  void isProven(String one, String other) {
    assertThat(proven(one, other)).isTrue();
    assertThat(proven(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          consumable ; consumable
          consumable ; key == 'a'
          key == 'a' ; subject == 'b'
          key != 'a' ; key != 'b'
          consumable || key == 'a' ; !consumable
          flag(line, 'x') ; !flag(line, 'y')
          """)
  void isNotProven(String one, String other) {
    assertThat(proven(one, other)).isFalse();
  }
}
