package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.journeys.Waves.Turn;
import dev.tactus.journeys.Waves.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WavesTest {
  @Test
  void theNextOneIsAtTheFirstOfItsHoursAfterATime() {
    Wave wave = Waves.restocked(Wave.none("lamp"), Times.at("1h"), 1.0, 1);
    assertThat(Waves.planned(wave, Times.at("0h")).nextAt()).isEqualTo(Times.at("2h"));
    assertThat(Waves.planned(wave, Times.at("3h30m")).nextAt()).isEqualTo(Times.at("4h"));
    assertThat(Waves.planned(wave, Times.at("4h")).nextAt()).isEqualTo(Times.at("5h"));
  }

  private static final Instant NOW = Times.START;
  private static final List<Waiting> LINE =
      List.of(
          waiting("dan", "3h"), waiting("bob", "2h"), waiting("cat", "2h"), waiting("ann", "1h"));

  private static Waiting waiting(String customer, String since) {
    return new Waiting(customer, "lamp", Times.at(since));
  }

  private static Wave wave(@Nullable Double units) {
    return Waves.restocked(Wave.none("lamp"), NOW, units, 1);
  }

  private static List<String> offered(Turn turn) {
    return turn.offers().stream().map(Waiting::customer).toList();
  }

  private static Wave decided(Wave wave, String customer, Answer answer) {
    return Waves.decided(wave, customer, answer, false, NOW);
  }

  private static List<Waiting> lineWithout(String... gone) {
    return LINE.stream().filter(w -> Stream.of(gone).noneMatch(w.customer()::equals)).toList();
  }

  @Test
  void offersPlacesByTimeOfRequestThenCustomer() {
    assertThat(offered(Waves.next(wave(3.0), LINE, true))).containsExactly("ann", "bob", "cat");
  }

  @Test
  void offersOnePlaceWhereUnitsAreUnknown() {
    assertThat(offered(Waves.next(wave(null), LINE, true))).containsExactly("ann");
  }

  @Test
  void multipliesUnitsByPeoplePerUnit() {
    Wave wave = Waves.restocked(Wave.none("lamp"), NOW, 1.0, 2);
    assertThat(offered(Waves.next(wave, LINE, true))).containsExactly("ann", "bob");
  }

  @Test
  void doesNotStartWithoutUnits() {
    assertThat(wave(0.0)).isEqualTo(Wave.none("lamp"));
  }

  @Test
  void passesThePlaceOfASuppressedTriggerOnInTheSameWave() {
    Wave wave = Waves.next(wave(1.0), LINE, true).wave();
    Turn turn = Waves.next(decided(wave, "ann", Answer.SUPPRESS), LINE, true);
    assertThat(offered(turn)).containsExactly("bob");
  }

  @Test
  void usesAPlaceForAnApprovedSendOnly() {
    Wave wave = Waves.next(wave(1.0), LINE, true).wave();
    Turn turn = Waves.next(decided(wave, "ann", Answer.SEND), lineWithout("ann"), true);
    assertThat(turn.offers()).isEmpty();
    assertThat(turn.wave().taken()).isEqualTo(1);
  }

  @Test
  void keepsThePlaceOfAHeldTriggerUntilItIsDecided() {
    Wave held = decided(Waves.next(wave(1.0), LINE, true).wave(), "ann", Answer.HOLD);
    assertThat(Waves.next(held, LINE, true).offers()).isEmpty();
    Wave suppressed = decided(held, "ann", Answer.SUPPRESS);
    assertThat(offered(Waves.next(suppressed, LINE, true))).containsExactly("bob");
  }

  @Test
  void passesOnThePlaceOfWhoLeftTheLineWhileHeld() {
    Wave held = decided(Waves.next(wave(1.0), LINE, true).wave(), "ann", Answer.HOLD);
    Turn turn = Waves.next(Waves.left(held, "ann"), lineWithout("ann"), true);
    assertThat(offered(turn)).containsExactly("bob");
  }

  @Test
  void endsWhenATriggerIsSuppressedBecauseTheStockIsGone() {
    Wave wave = Waves.next(wave(2.0), LINE, true).wave();
    Wave ended = Waves.decided(wave, "ann", Answer.SUPPRESS, true, NOW);
    assertThat(Waves.next(decided(ended, "bob", Answer.SUPPRESS), LINE, true).offers()).isEmpty();
  }

  @Test
  void offersNothingOnceTheStockIsReadAsGone() {
    Turn turn = Waves.next(wave(2.0), LINE, false);
    assertThat(turn.offers()).isEmpty();
    assertThat(Waves.next(turn.wave(), LINE, true).offers()).isEmpty();
  }

  @Test
  void readsTheStockAgainAnHourAfterTheStart() {
    Wave wave = Waves.next(wave(1.0), LINE, true).wave();
    assertThat(wave.nextAt()).isEqualTo(Times.at("1h"));
    Wave next = Waves.stockRead(wave, Times.at("1h"), true, 2.0, 1, true);
    assertThat(offered(Waves.next(decided(next, "ann", Answer.SEND), lineWithout("ann"), true)))
        .containsExactly("bob");
  }

  @Test
  void restsWhenNothingIsLeftOrNobodyWaits() {
    Wave wave = Waves.next(wave(1.0), LINE, true).wave();
    assertThat(Waves.stockRead(wave, Times.at("1h"), false, 0.0, 1, true).nextAt()).isNull();
    assertThat(Waves.stockRead(wave, Times.at("1h"), true, 5.0, 1, false).nextAt()).isNull();
  }

  @Test
  void doesNotStartAgainWithinAnHourOfTheLastStart() {
    Wave wave = Waves.next(wave(1.0), LINE, true).wave();
    Wave soon = Waves.restocked(wave, Times.at("59m"), 5.0, 1);
    assertThat(soon.startedAt()).isEqualTo(NOW);
    assertThat(soon.nextAt()).isEqualTo(Times.at("1h"));
    assertThat(Waves.restocked(wave, Times.at("1h"), 5.0, 1).startedAt()).isEqualTo(Times.at("1h"));
  }

  @Test
  void offersAgainInTheNextWaveToWhomItWasSuppressed() {
    Wave wave = decided(Waves.next(wave(1.0), LINE, true).wave(), "ann", Answer.SUPPRESS);
    Wave next = Waves.restocked(wave, Times.at("5h"), 1.0, 1);
    assertThat(offered(Waves.next(next, LINE, true))).containsExactly("ann");
  }

  @Test
  void keepsThePlaceOfAHeldTriggerInTheNextWave() {
    Wave held = decided(Waves.next(wave(1.0), LINE, true).wave(), "ann", Answer.HOLD);
    Wave next = Waves.restocked(held, Times.at("5h"), 2.0, 1);
    assertThat(offered(Waves.next(next, LINE, true))).containsExactly("bob");
  }
}
