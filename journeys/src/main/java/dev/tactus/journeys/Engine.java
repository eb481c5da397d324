package dev.tactus.journeys;

import dev.tactus.facts.Event;
import dev.tactus.journeys.Passages.Heard;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves customers through journeys: pure, deterministic, without clock or store. */
public final class Engine {
  private final Journeys journeys;
  private final Consumer<Taken> tracer;

  public Engine(Journeys journeys) {
    this(journeys, taken -> {});
  }

  Engine(Journeys journeys, Consumer<Taken> tracer) {
    this.journeys = journeys;
    this.tracer = tracer;
  }

  /**
   * Takes one signal. Timers due at or before its instant fire first, in order of time, then
   * subject. An event before the watermark does not belong here but in {@link #refold}.
   *
   * @return the same passages (the same object) and no effect, if nothing changes
   */
  public Moved apply(Passages before, Signal signal, Surroundings world) {
    if (isQuiet(before, signal)) {
      return new Moved(before, List.of());
    }
    Forward forward = new Forward(before, journeys);
    Fold fold = new Fold(before, journeys, world, forward, tracer);
    if (signal instanceof Signal.Happened h && concerns(before, h.event())) {
      fold.happen(h.event());
    } else if (signal instanceof Signal.Decided d) {
      if (fold.hear(d.subject(), d.step(), d.answer(), d.at())) {
        forward.heard(new Heard(d.subject(), d.step(), d.answer(), d.at()));
      }
    } else if (signal instanceof Signal.Offered o) {
      if (fold.hear(o.subject(), null, null, o.at())) {
        forward.heard(new Heard(o.subject(), null, null, o.at()));
      }
    } else if (signal instanceof Signal.Stopped s) {
      fold.stop(s.at(), s.until());
      forward.heard(new Heard(null, null, null, s.at()));
    } else {
      fold.elapse(signal.at());
    }
    Moved moved = forward.moved(fold);
    return moved.passages().equals(before) ? new Moved(before, moved.effects()) : moved;
  }

  /**
   * Folds a whole history again, because an event came later than it happened. Triggers given
   * stand: each marks its step as triggered in the enrollment into whose span it falls.
   *
   * @param history all events of the customer that the journey reacts to, in order of arrival
   * @param stops when the journey was stopped, whether or not the customer was on their way then
   * @param upTo timers fire up to there
   * @return the passages as the sorted order gives them, and only those effects that differ
   */
  public Moved refold(
      Passages before, List<Event> history, List<Instant> stops, Instant upTo, Surroundings world) {
    Chronicle chronicle = new Chronicle(before, journeys);
    Fold fold = folded(before, history, stops, upTo, world, chronicle);
    return new Revision(before, chronicle, fold, journeys).moved();
  }

  /**
   * What became of every enrollment of a history, in the order in which it became so.
   *
   * @param history all events of the customer that the journey reacts to, in order of arrival
   * @param stops when the journey was stopped, whether or not the customer was on their way then
   */
  public List<Milestone> milestones(
      Passages of, List<Event> history, List<Instant> stops, Surroundings world) {
    Instant upTo = of.watermark();
    if (upTo == null) {
      return List.of();
    }
    Narrator narrator = new Narrator(of, journeys);
    folded(of, history, stops, upTo, world, narrator);
    return narrator.milestones();
  }

  /**
   * What became of every enrollment of a history and by what, and which arrows were not taken.
   *
   * @param history all events of the customer that the journey reacts to, in order of arrival
   * @param stops when the journey was stopped, whether or not the customer was on their way then
   * @param subject for which the entrances are told; null: for any
   */
  public Account account(
      Passages of,
      List<Event> history,
      List<Instant> stops,
      Surroundings world,
      @Nullable String subject) {
    List<Event> sorted = sorted(of, history);
    Instant known = of.watermark();
    Instant last = sorted.isEmpty() ? Instant.EPOCH : sorted.get(sorted.size() - 1).at();
    Reporter reporter = new Reporter(of, journeys, subject);
    Fold fold =
        new Engine(journeys, reporter)
            .folded(of, history, stops, known == null ? last : known, world, reporter);
    return reporter.account(fold.open(), sorted.stream().map(Event::name).toList());
  }

  private Fold folded(
      Passages before,
      List<Event> history,
      List<Instant> stops,
      Instant upTo,
      Surroundings world,
      Witness witness) {
    Passages none = Passages.none(before.journey());
    Unfolding events = new Unfolding(world, sorted(before, history));
    Fold fold = new Fold(none, journeys, events, witness, tracer);
    List<Heard> heard = heard(before, stops, upTo);
    int next = 0;
    while (events.hasNext()) {
      while (next < heard.size() && heard.get(next).at().isBefore(events.peek().at())) {
        hear(fold, heard.get(next++));
      }
      fold.happen(events.next());
    }
    heard.subList(next, heard.size()).forEach(h -> hear(fold, h));
    fold.elapse(upTo);
    return fold;
  }

  /** What was heard, and the stops up to then: a later one ends what is left open. */
  private static List<Heard> heard(Passages before, List<Instant> stops, Instant upTo) {
    return Stream.concat(
            before.heard().stream(),
            stops.stream()
                .filter(at -> !at.isAfter(upTo))
                .map(at -> new Heard(null, null, null, at)))
        .distinct()
        .sorted(Comparator.comparing(Heard::at))
        .toList();
  }

  private List<Event> sorted(Passages before, List<Event> history) {
    return history.stream()
        .filter(e -> concerns(before, e))
        .sorted(Comparator.comparing(Event::at))
        .toList();
  }

  private static void hear(Fold fold, Heard heard) {
    if (heard.subject() == null) {
      fold.stop(heard.at(), Instant.MAX);
    } else {
      fold.hear(heard.subject(), heard.step(), heard.answer(), heard.at());
    }
  }

  private boolean isQuiet(Passages before, Signal signal) {
    Instant due = before.due();
    if (due != null && !due.isAfter(signal.at())) {
      return false;
    }
    if (signal instanceof Signal.Happened h) {
      return !concerns(before, h.event());
    }
    return signal instanceof Signal.Elapsed
        || (signal instanceof Signal.Stopped
            ? before.watermark() == null
            : before.open().isEmpty());
  }

  private boolean concerns(Passages before, Event event) {
    return journeys.events(before.journey()).contains(event.name());
  }
}
