package dev.tactus.journeys;

import static dev.tactus.journeys.Events.cancelled;
import static dev.tactus.journeys.Events.onLine;
import static dev.tactus.journeys.Events.ordered;
import static dev.tactus.journeys.Events.requested;
import static dev.tactus.journeys.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second version of back-in-stock names variants; who entered the first waits for products. */
class RenamedSubjectsTest {
  private static final Journey SECOND = Journeys.builtIn().version("back-in-stock", 2);
  private static final Journey FIRST =
      Journey.parse(
          "back-in-stock.yaml",
          SECOND
              .yaml()
              .replace("version: 2", "version: 1")
              .replace("  key: variant\n", "")
              .replace("    reach: all\n    when: namesSubject\n", ""));
  private static final Engine OLD = new Engine(Journeys.of(List.of(FIRST)));
  private static final Engine NEW = new Engine(Journeys.of(List.of(FIRST, SECOND)));
  private static final Event ASKED = variant("shirt-m", requested("0h", "shirt"));

  private static Event variant(String id, Event event) {
    return onLine("variant", id, event);
  }

  private static Moved apply(Engine engine, Passages before, Event event) {
    return engine.apply(before, new Signal.Happened(event), new Shop());
  }

  private static Passages waiting() {
    return apply(OLD, Passages.none("back-in-stock"), ASKED).passages();
  }

  private static Passages told() {
    Passages offered =
        OLD.apply(waiting(), new Signal.Offered("shirt", Times.at("1d")), new Shop()).passages();
    Signal sent = new Signal.Decided("shirt", "back", Answer.SEND, Times.at("1d"));
    return OLD.apply(offered, sent, new Shop()).passages();
  }

  private static List<String> open(Moved moved) {
    return moved.passages().open().stream()
        .map(e -> e.subject() + " " + e.version() + " " + e.state())
        .toList();
  }

  @Test
  void anOrderOfTheVariantConvertsWhoWaitsForTheProduct() {
    Moved moved = apply(NEW, waiting(), variant("shirt-m", ordered("1d", "shirt")));
    assertThat(open(moved)).isEmpty();
    assertThat(moved.effects()).anySatisfy(e -> assertThat(e).isInstanceOf(Effect.Exited.class));
    assertThat(open(apply(NEW, waiting(), variant("shirt-m", ordered("1d", "desk"))))).hasSize(1);
  }

  @Test
  void aCancellationWithTheVariantEndsWhatWasAskedWithIt() {
    assertThat(open(apply(NEW, waiting(), variant("shirt-m", cancelled("1d", "shirt"))))).isEmpty();
  }

  @Test
  void aLateEventLeavesWhoWaitsWhereTheyAre() {
    Event later = requested("3d", "desk");
    Event late = requested("2d", "lamp");
    Passages before = apply(NEW, waiting(), later).passages();
    Moved moved =
        NEW.refold(
            before, List.of(ASKED, later, late), List.of(), Times.at("3d"), new Shop());
    assertThat(open(moved)).containsExactly("desk 2 waiting", "lamp 1 waiting", "shirt 1 waiting");
    assertThat(moved.effects()).noneMatch(e -> e instanceof Effect.Exited);
  }

  @Test
  void aLateEventDoesNotTellTwice() {
    Event later = requested("3d", "desk");
    Event late = requested("2d", "lamp");
    Passages before = apply(NEW, told(), later).passages();
    Moved moved =
        NEW.refold(
            before, List.of(ASKED, later, late), List.of(), Times.at("3d"), new Shop());
    assertThat(open(moved)).containsExactly("desk 2 waiting", "lamp 1 waiting", "shirt 1 told");
    assertThat(moved.effects()).noneMatch(e -> e instanceof Effect.Exited);
  }

  @Test
  void whoAsksAnewAsksForTheVariantAlone() {
    Moved moved = apply(NEW, told(), with("variant", "shirt-m", requested("2d", "shirt")));
    assertThat(open(moved)).containsExactly("shirt 1 told", "shirt-m 2 waiting");
    assertThat(open(apply(NEW, told(), requested("2d", "shirt"))))
        .containsExactly("shirt 2 waiting");
  }
}
