package dev.tactus.enrollment;

import dev.tactus.customer.Answerable;
import dev.tactus.customer.Zones;
import dev.tactus.facts.Event;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Wave;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs events through journeys and judgement in memory, on a simulated clock: the same core as the
 * live service. Deterministic: the same events give the same decisions in the same order. For one
 * thread.
 */
public final class Simulation {
  private final Conductor conductor;
  private final MemoryWorld world;
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Due.ORDER);
  private final Map<String, Instant> peopleDue = new HashMap<>();
  private final Map<String, Instant> wavesDue = new HashMap<>();

  /**
   * @param retailer the zone that counts where the customer's is not known
   * @param assumeConsent whether a consent that was never given or withdrawn counts as given
   * @param answerable which messages orders can answer
   * @param decisions gets every judgement, holds included, in order
   */
  public Simulation(
      Journeys journeys,
      Judge judge,
      ZoneId retailer,
      boolean assumeConsent,
      Answerable answerable,
      Consumer<Decision> decisions) {
    world = new MemoryWorld(answerable, decisions);
    conductor =
        new Conductor(
            journeys,
            new Judging(judge, new FactsFactory(new Zones(retailer), assumeConsent)),
            JourneyStates.RUNNING);
  }

  /**
   * Takes an event: what is due at or before its time comes first. What history tells of a message
   * that is not sent here did not happen.
   */
  public void take(Event event) {
    runUntil(event.at());
    if (world.isOfNoSend(event)) {
      return;
    }
    if (Catalogue.concerns(event)) {
      conductor.catalogue(world, event);
    } else if (!event.customer().isEmpty()) {
      if (conductor.interestedIn(event.name())) {
        world.remember(event);
      }
      conductor.happened(world, event);
    }
    settle();
  }

  /** Lets time pass: fires everything that is due up to and including {@code end}. */
  public void runUntil(Instant end) {
    for (Due due = queue.peek(); due != null && !due.at().isAfter(end); due = queue.peek()) {
      queue.remove();
      if (!due.at().equals(due.wave() ? wavesDue.get(due.key()) : peopleDue.get(due.key()))) {
        continue;
      }
      if (due.wave()) {
        wavesDue.remove(due.key());
        conductor.waveDue(world, due.key(), due.at());
      } else {
        peopleDue.remove(due.key());
        conductor.elapsed(world, world.person(due.key()), due.at());
      }
      settle();
    }
  }

  private void settle() {
    for (WaveSignal signal = world.told(); signal != null; signal = world.told()) {
      conductor.waveTold(world, signal);
    }
    for (Person person : world.touched()) {
      schedule(peopleDue, person.id, person.due(), false);
    }
    for (Wave wave : world.changedWaves()) {
      schedule(wavesDue, wave.product(), wave.nextAt(), true);
    }
  }

  private void schedule(
      Map<String, Instant> known, String key, @Nullable Instant due, boolean wave) {
    Instant was = due == null ? known.remove(key) : known.put(key, due);
    if (due != null && !due.equals(was)) {
      queue.add(new Due(due, key, wave));
    }
  }

  /** Something due: customers before waves, each in order of their ids. */
  private record Due(Instant at, String key, boolean wave) {
    static final Comparator<Due> ORDER =
        Comparator.comparing(Due::at).thenComparing(Due::wave).thenComparing(Due::key);
  }
}
