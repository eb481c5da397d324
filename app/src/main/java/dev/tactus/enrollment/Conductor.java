package dev.tactus.enrollment;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.facts.Purchase;
import dev.tactus.journeys.Account;
import dev.tactus.journeys.Effect;
import dev.tactus.journeys.Engine;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Milestone;
import dev.tactus.journeys.Moved;
import dev.tactus.journeys.Passages;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Signal;
import dev.tactus.journeys.Surroundings;
import dev.tactus.journeys.Waves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The core: takes events and the passing of time through journeys and judgement, over any {@link
 * World}. Deterministic; one unit of work at a time.
 */
final class Conductor {
  private final Journeys journeys;
  private final Engine engine;
  private final Judging judging;
  private final JourneyStates states;
  private final Optional<Journey> waveJourney;
  private final Map<String, List<Journey>> byEvent = new HashMap<>();

  Conductor(Journeys journeys, Judging judging, JourneyStates states) {
    this.journeys = journeys;
    this.states = states;
    this.engine = new Engine(journeys);
    this.judging = judging;
    this.waveJourney = journeys.all().stream().filter(Journey::waves).findFirst();
    for (Journey journey : journeys.all()) {
      for (String name : journey.events()) {
        byEvent.computeIfAbsent(name, n -> new ArrayList<>()).add(journey);
      }
    }
  }

  /** Whether any journey reacts to events of that name. */
  boolean interestedIn(String eventName) {
    return byEvent.containsKey(eventName);
  }

  /** The journeys through which it takes customers. */
  Journeys journeys() {
    return journeys;
  }

  /** Which of them do not run. */
  JourneyStates states() {
    return states;
  }

  /** Names of all events that journeys react to. */
  Set<String> eventNames() {
    return byEvent.keySet();
  }

  /** Whether this event is earlier than what its customer's journeys have already taken. */
  boolean isLate(Person person, Event e) {
    return byEvent.getOrDefault(e.name(), List.of()).stream()
        .anyMatch(j -> isLate(person.passages(j.id()), e));
  }

  /** Takes an event of a customer. */
  void happened(World world, Event e) {
    Person person = world.person(e.customer());
    elapsed(world, person, e.at());
    world.entered(person.id, person.customer.apply(e));
    List<Journey> concerned = byEvent.getOrDefault(e.name(), List.of());
    if (concerned.isEmpty()) {
      return;
    }
    Surroundings around = new Around(world, person);
    learnIntervals(world, person, e);
    List<Held> wishes = new ArrayList<>();
    for (Journey journey : concerned) {
      if (states.ignores(journey.id(), e.at())) {
        continue;
      }
      Passages before = person.passages(journey.id());
      Moved moved =
          isLate(before, e)
              ? refold(world, person, before)
              : engine.apply(before, new Signal.Happened(e), around);
      move(world, person, journey, moved, wishes);
    }
    stopped(world, person, wishes);
    judge(world, person, wishes, e.at());
  }

  private Moved refold(World world, Person person, Passages before) {
    List<Event> history = world.history(person.id, byEvent.keySet());
    return engine.refold(
        before,
        states.concerning(before.journey(), history),
        states.stopTimes(before.journey()),
        Objects.requireNonNull(before.watermark()),
        Around.all(world, person, history));
  }

  /** Ends what was begun before its journey was stopped. */
  private void stopped(World world, Person person, List<Held> wishes) {
    for (Passages passages : List.copyOf(person.passages())) {
      for (JourneyStates.Stop stop : states.stopsOf(passages.journey())) {
        Passages now = person.passages(passages.journey());
        if (now.open().stream().anyMatch(e -> e.begunAt().isBefore(stop.end()))) {
          Moved moved = engine.apply(now, stop.signal(), new Around(world, person));
          move(world, person, journeys.latest(now.journey()), moved, wishes);
        }
      }
    }
  }

  /**
   * Fires everything of this customer's that is due up to that time, in order of time. An event may
   * be ahead of the clock; what is due ahead of it waits.
   */
  void elapsed(World world, Person person, Instant at) {
    Instant clock = world.now(at);
    Instant to = clock.isBefore(at) ? clock : at;
    if (!states.stops().isEmpty()) {
      List<Held> ended = new ArrayList<>();
      stopped(world, person, ended);
      judge(world, person, ended, to);
    }
    for (Instant due = person.due(states::isPaused);
        due != null && !due.isAfter(to);
        due = person.due(states::isPaused)) {
      List<Held> wishes = new ArrayList<>(person.release(due, states::isPaused));
      Surroundings around = new Around(world, person);
      for (Passages before : List.copyOf(person.passages())) {
        Instant next = before.due();
        if (next != null && !next.isAfter(due) && !states.isPaused(before.journey())) {
          Moved moved = engine.apply(before, new Signal.Elapsed(due), around);
          move(world, person, journeys.latest(before.journey()), moved, wishes);
        }
      }
      judge(world, person, wishes, due);
    }
  }

  /**
   * Takes an event of the catalogue. What it says of a variant it says of the product, too: who
   * waits for any variant is told when one is back.
   */
  void catalogue(World world, Event e) {
    e.articles().forEach(id -> learn(world, e, id));
  }

  private void learn(World world, Event e, String id) {
    Product was = world.product(id);
    Product now = Catalogue.apply(was, e);
    world.put(now);
    List<Event> changes = Catalogue.changes(e, was, now);
    if (!changes.isEmpty() && id.equals(e.article())) {
      world.changed(e, changes);
    }
    boolean arrived =
        e.name().equals("Product Restocked")
            || (Boolean.TRUE.equals(now.inStock()) && !Boolean.TRUE.equals(was.inStock()));
    if (arrived) {
      new WaveTurn(world, this, e.at()).restocked(now);
    }
  }

  /** Reads the stock again for the product's next wave, if it is due. */
  void waveDue(World world, String product, Instant at) {
    new WaveTurn(world, this, at).due(world.product(product));
  }

  /** Tells a product's wave what happened to its customers. */
  void waveTold(World world, WaveSignal signal) {
    new WaveTurn(world, this, signal.at()).told(signal);
  }

  /** Offers a place to an enrollment, and judges what it asks for. */
  @Nullable Decided offer(World world, Waves.Waiting waiting, Journey journey, Instant at) {
    Person person = world.person(waiting.customer());
    elapsed(world, person, at);
    List<Held> wishes = new ArrayList<>();
    Moved moved =
        engine.apply(
            person.passages(journey.id()),
            new Signal.Offered(waiting.subject(), at),
            new Around(world, person));
    move(world, person, journey, moved, wishes);
    Decided decided = null;
    for (Held wish : wishes) {
      decided = judgeOne(world, person, wish, wishes, at);
    }
    return decided;
  }

  /** What became of a customer's enrollments, as their history shows it. */
  List<Milestone> milestones(World world, Person person, List<Event> history) {
    Surroundings around = Around.all(world, person, history);
    return person.passages().stream()
        .flatMap(
            p ->
                engine
                    .milestones(
                        p,
                        states.concerning(p.journey(), history),
                        states.stopTimes(p.journey()),
                        around)
                    .stream())
        .toList();
  }

  /** What the customer's history shows of one journey, and which of its arrows were not taken. */
  Account account(
      World world, Person person, String journey, @Nullable String subject, List<Event> history) {
    return engine.account(
        person.passages(journey),
        states.concerning(journey, history),
        states.stopTimes(journey),
        Around.all(world, person, history),
        subject);
  }

  /** The journey whose enrollments wait in line for restocked products. */
  Optional<Journey> waveJourney() {
    return waveJourney;
  }

  /** Whether nobody is offered anything now. */
  boolean wavesPaused() {
    return waveJourney.filter(j -> states.isPaused(j.id())).isPresent();
  }

  private void judge(World world, Person person, List<Held> wishes, Instant at) {
    wishes.sort(Triggers.ORDER);
    for (Held wish : wishes) {
      Decided decided = judgeOne(world, person, wish, wishes, at);
      Journey journey = journeys.latest(wish.trigger().journey());
      if (decided != null && journey.waves()) {
        tellWave(world, person, wish, decided.answer(), decided.at());
      }
    }
  }

  private @Nullable Decided judgeOne(
      World world, Person person, Held wish, List<Held> together, Instant at) {
    Instant now = world.now(at);
    if (now.isBefore(wish.until()) || states.isPaused(wish.trigger().journey())) {
      person.hold(wish);
      return null;
    }
    Journey journey = journeys.version(wish.trigger().journey(), wish.trigger().version());
    Decided decided = judging.judge(world, person, journey, wish, together, now);
    Signal.Decided signal =
        new Signal.Decided(wish.trigger().subject(), wish.trigger().step(), decided.answer(), now);
    Moved moved = engine.apply(person.passages(journey.id()), signal, new Around(world, person));
    move(world, person, journey, moved, new ArrayList<>());
    return decided;
  }

  private void move(World world, Person person, Journey journey, Moved moved, List<Held> wishes) {
    person.put(moved.passages());
    for (Effect effect : moved.effects()) {
      if (effect instanceof Effect.Emit emit) {
        wishes.add(Triggers.of(person.id, journeys.version(journey.id(), emit.version()), emit));
      } else if (effect instanceof Effect.Exited exited) {
        exited(world, person, journey, exited, wishes);
      } else if (effect instanceof Effect.Queued queued) {
        world.queue(queued.product(), new Waves.Waiting(person.id, queued.subject(), queued.at()));
        world.tell(new WaveSignal.Joined(queued.product(), queued.at()));
      } else if (effect instanceof Effect.Unqueued unqueued) {
        world.unqueue(unqueued.product(), person.id, unqueued.subject());
      }
    }
  }

  private void exited(
      World world, Person person, Journey journey, Effect.Exited exited, List<Held> wishes) {
    for (Held ended : judging.exited(world, person, journey, exited, wishes)) {
      if (journey.waves()) {
        tellWave(world, person, ended, Answer.SUPPRESS, exited.at());
      }
    }
  }

  private static void tellWave(World world, Person person, Held wish, Answer answer, Instant at) {
    for (String product : wish.subject().products()) {
      world.tell(new WaveSignal.Decided(product, person.id, answer, at));
    }
  }

  private void learnIntervals(World world, Person person, Event e) {
    if (!e.name().equals("Order Completed") && !e.name().equals("Order Refunded")) {
      return;
    }
    for (Event.Line line : e.lines()) {
      if (world.product(line.product()).consumable()
          || Boolean.TRUE.equals(line.properties().get("consumable"))) {
        List<Purchase> own = person.customer.purchasesOf(line.product());
        List<RunOut.Interval> learned = world.intervals(line.product(), person.id);
        world.putIntervals(line.product(), person.id, RunOut.intervals(learned, own));
      }
    }
  }

  private static boolean isLate(Passages passages, Event e) {
    Instant watermark = passages.watermark();
    return watermark != null && e.at().isBefore(watermark);
  }
}
