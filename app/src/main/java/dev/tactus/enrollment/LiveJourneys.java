package dev.tactus.enrollment;

import dev.tactus.customer.Zones;
import dev.tactus.journeys.Enrollment;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Passages;
import dev.tactus.judgement.Judge;
import java.util.Collection;

/**
 * The core over the journeys as they are now. Every process looks for changes twice a second, and
 * whenever it meets a customer who is pinned to a version that it does not know.
 */
final class LiveJourneys implements Conductors, CurrentJourneys {
  private final JourneyShelf shelf;
  private final Judging judging;
  private String mark = "";
  private volatile Conductor conductor;

  LiveJourneys(JourneyShelf shelf, Judge judge, Zones zones) {
    this.shelf = shelf;
    this.judging = new Judging(judge, new FactsFactory(zones, false));
    this.conductor = conductor();
  }

  private Conductor conductor() {
    JourneyShelf.Content content = shelf.content();
    return new Conductor(content.journeys(), judging, content.states());
  }

  /** Takes up what has changed. */
  synchronized void refresh() {
    String now = shelf.mark();
    if (!now.equals(mark)) {
      conductor = conductor();
      mark = now;
    }
  }

  @Override
  public Conductor get() {
    return conductor;
  }

  @Override
  public Journeys all() {
    return refreshed().journeys();
  }

  @Override
  public Conductor refreshed() {
    refresh();
    return conductor;
  }

  @Override
  public Conductor knowing(Collection<Person> people) {
    Journeys known = conductor.journeys();
    if (people.stream().anyMatch(p -> !knows(known, p))) {
      refresh();
    }
    return conductor;
  }

  /**
   * That version.
   *
   * @throws IllegalArgumentException if there is none
   */
  Journey version(String id, int version) {
    if (!conductor.journeys().has(id, version)) {
      refresh();
    }
    return conductor.journeys().version(id, version);
  }

  private static boolean knows(Journeys journeys, Person person) {
    return person.passages().stream().allMatch(p -> knows(journeys, p))
        && person.held().stream()
            .allMatch(h -> journeys.has(h.trigger().journey(), h.trigger().version()));
  }

  private static boolean knows(Journeys journeys, Passages passages) {
    String id = passages.journey();
    return journeys.find(id).isPresent()
        && passages.open().stream().mapToInt(Enrollment::version).allMatch(v -> journeys.has(id, v))
        && passages.pins().stream().allMatch(p -> journeys.has(id, p.version()));
  }
}
