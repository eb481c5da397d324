package dev.tactus.journeys;

import static dev.tactus.journeys.Events.added;
import static dev.tactus.journeys.Events.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {
  private static final Journey FIRST = Journeys.builtIn().latest("abandoned-cart");
  private static final Journey SECOND =
      Journey.parse(
          "abandoned-cart.yaml",
          FIRST.yaml().replace("version: 2", "version: 3").replace("PT4H", "PT2H"));
  private static final Engine OLD = new Engine(Journeys.of(List.of(FIRST)));
  private static final Engine NEW = new Engine(Journeys.of(List.of(FIRST, SECOND)));

  private static Passages entered(Engine engine) {
    return apply(engine, Passages.none("abandoned-cart"), added("0h", "lamp")).passages();
  }

  private static Moved apply(Engine engine, Passages before, Event event) {
    return engine.apply(before, new Signal.Happened(event), new Shop());
  }

  private static List<Integer> versions(Passages passages) {
    return passages.open().stream().map(Enrollment::version).toList();
  }

  @Test
  void anEnrollmentStaysWithTheVersionThatItEntered() {
    Passages before = entered(OLD);
    assertThat(before.due()).isEqualTo(Times.at("4h"));
    Passages after = apply(NEW, before, added("1h", "desk")).passages();
    assertThat(versions(after)).containsExactly(2);
    assertThat(after.due()).isEqualTo(Times.at("5h"));
  }

  @Test
  void theNextEnrollmentEntersTheLatestVersion() {
    Passages after = apply(NEW, entered(OLD), ordered("1h", "lamp")).passages();
    after = apply(NEW, after, added("2h", "lamp")).passages();
    assertThat(versions(after)).containsExactly(3);
    assertThat(after.due()).isEqualTo(Times.at("4h"));
  }

  @Test
  void aLateEventLeavesEveryEnrollmentInItsVersion() {
    Passages before = apply(NEW, entered(OLD), added("2h", "desk")).passages();
    List<Event> history = List.of(added("0h", "lamp"), added("2h", "desk"), added("1h", "sofa"));
    Passages after = NEW.refold(before, history, List.of(), Times.at("2h"), new Shop()).passages();
    assertThat(versions(after)).containsExactly(2);
  }

  @Test
  void saysWhichVersionsThereAre() {
    assertThatThrownBy(() -> Journeys.of(List.of(SECOND)).version("abandoned-cart", 1))
        .hasMessage("journey abandoned-cart has versions [3], not 1");
  }
}
