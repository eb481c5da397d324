package dev.tactus.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A customer's story with one journey: {@code enrolled(...).when(...).then(...)}. */
final class Story {
  /** Every arrow that any story took: a machine reads it. */
  static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

  static final Journeys JOURNEYS = Journeys.builtIn();

  private final Engine engine;
  private final Shop shop;
  private final List<Event> history = new ArrayList<>();
  private final List<Instant> stops = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Passages passages;

  private Story(Journeys journeys, String journey, Shop shop) {
    this.engine = new Engine(journeys, t -> TAKEN.add(name(t)));
    this.shop = shop;
    this.passages = Passages.none(journey);
  }

  /** How an arrow is called in a list of those not taken. */
  static String name(Taken t) {
    Arrow arrow = t.arrow();
    String from = t.journey() + " " + t.version() + ", " + t.state();
    return from + ", line " + arrow.spot().line() + ": " + arrow.label();
  }

  static Story of(String journey) {
    return new Story(JOURNEYS, journey, new Shop());
  }

  static Story of(String journey, Shop shop) {
    return new Story(JOURNEYS, journey, shop);
  }

  static Story of(Journeys journeys, String journey) {
    return new Story(journeys, journey, new Shop());
  }

  /** The customer is in the journey by that event; what this caused is not looked at. */
  static Story enrolled(String journey, Event event) {
    Story story = of(journey).when(event);
    assertThat(story.passages.open()).isNotEmpty();
    story.effects.clear();
    return story;
  }

  /** These events arrive, in this order; one that is late is folded in. */
  Story when(Event... events) {
    for (Event event : events) {
      history.add(event);
      shop.told(event);
      Instant known = passages.watermark();
      took(
          known != null && event.at().isBefore(known)
              ? engine.refold(passages, List.copyOf(history), List.copyOf(stops), known, shop)
              : engine.apply(passages, new Signal.Happened(event), shop));
    }
    return this;
  }

  /** Time passes until then. */
  Story until(String time) {
    return took(engine.apply(passages, new Signal.Elapsed(Times.at(time)), shop));
  }

  Story offered(String time, String subject) {
    return took(engine.apply(passages, new Signal.Offered(subject, Times.at(time)), shop));
  }

  Story decided(String time, String subject, String step, Answer answer) {
    Signal signal = new Signal.Decided(subject, step, answer, Times.at(time));
    return took(engine.apply(passages, signal, shop));
  }

  /** What became of the enrollments, as the whole history shows it. */
  List<String> milestones() {
    return engine.milestones(passages, List.copyOf(history), List.copyOf(stops), shop).stream()
        .map(
            m ->
                m.change().id()
                    + " "
                    + (m.state() == null ? m.exit() : m.state())
                    + " at "
                    + Times.text(m.at()))
        .toList();
  }

  /** By what they moved, and which arrows were not taken. */
  Account account() {
    return account(null);
  }

  Account account(String subject) {
    return engine.account(passages, List.copyOf(history), List.copyOf(stops), shop, subject);
  }

  /** The journey was stopped then; the customer, who was not on their way, did not hear of it. */
  Story stoppedUnheard(String time) {
    stops.add(Times.at(time));
    return this;
  }

  Story stopped(String time) {
    return took(engine.apply(passages, new Signal.Stopped(Times.at(time)), shop));
  }

  /** What was asked for since the last look, in order: {@code reminder-1 at 4h}. */
  Story then(String... expected) {
    assertThat(effects.stream().map(Story::text)).containsExactly(expected);
    effects.clear();
    return this;
  }

  /** The only open enrollment is in that state. */
  Story in(String state) {
    assertThat(passages.open()).extracting(Enrollment::state).containsExactly(state);
    return this;
  }

  Story open(String... subjects) {
    assertThat(passages.open()).extracting(Enrollment::subject).containsExactly(subjects);
    return this;
  }

  Story ended() {
    return open();
  }

  Passages passages() {
    return passages;
  }

  List<Effect> effects() {
    return effects;
  }

  private Story took(Moved moved) {
    passages = moved.passages();
    effects.addAll(moved.effects());
    return this;
  }

  private static String text(Effect effect) {
    String what =
        effect instanceof Effect.Emit e
            ? e.step()
            : effect instanceof Effect.Exited x
                ? "exit " + x.exit()
                : effect.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return what + " at " + Times.text(effect.at());
  }
}
