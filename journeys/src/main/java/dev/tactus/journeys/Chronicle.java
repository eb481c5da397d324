package dev.tactus.journeys;

import dev.tactus.journeys.Passages.Pin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down every enrollment of a history while it is folded; those that tell more extend it. */
class Chronicle implements Witness {
  private final Passages before;
  private final Journeys journeys;
  private final Subjects subjects;
  private final Map<String, List<Run>> threads = new LinkedHashMap<>();
  private final Map<Instant, Run> landings = new HashMap<>();
  private final List<Pin> pins = new ArrayList<>();
  private @Nullable Instant landing;

  Chronicle(Passages before, Journeys journeys) {
    this.before = before;
    this.journeys = journeys;
    this.subjects = journeys.latest(before.journey()).subjects();
  }

  /** What was entered before the watermark keeps the version that it entered then. */
  @Override
  public Journey entering(Instant at) {
    Instant known = before.watermark();
    Pin pin = null;
    for (Pin p : before.pins()) {
      boolean first = pin == null || (pin.since().isAfter(at) && p.since().isBefore(pin.since()));
      boolean later = pin != null && !p.since().isAfter(at) && p.since().isAfter(pin.since());
      pin = first || later ? p : pin;
    }
    return pin == null || known == null || at.isAfter(known)
        ? journeys.latest(before.journey())
        : journeys.version(before.journey(), pin.version());
  }

  @Override
  public Set<String> adopted(String subject) {
    return Set.of();
  }

  @Override
  public void begun(Enrollment e) {
    List<Run> thread =
        threads.computeIfAbsent(subjects.thread(e.subject()), t -> new ArrayList<>());
    Run previous = thread.isEmpty() ? null : thread.get(thread.size() - 1);
    Instant since = previous == null || previous.end == null ? Instant.MIN : previous.end;
    Run run = new Run(e, since);
    thread.add(run);
    if (landing != null) {
      landings.put(landing, run);
      landing = null;
    }
    if (pins.stream().noneMatch(p -> p.version() == e.version())) {
      pins.add(new Pin(e.version(), e.begunAt()));
    }
  }

  @Override
  public void restarted(Enrollment old, Enrollment anew) {
    Run run = current(old.subject());
    run.end(anew.begunAt(), null);
    begun(anew);
    run.next = current(anew.subject());
  }

  @Override
  public void moved(Enrollment old, Enrollment now, Instant at) {}

  @Override
  public void ended(Enrollment e, String exit, Instant at) {
    current(e.subject()).end(at, exit);
  }

  @Override
  public void landed(String subject, Instant at) {
    List<Run> thread = threads.getOrDefault(subjects.thread(subject), List.of());
    Run last = thread.isEmpty() ? null : thread.get(thread.size() - 1);
    if (last != null && last.isOpen()) {
      landings.put(at, last);
    } else {
      landing = at;
    }
  }

  @Override
  public void triggered(Effect.Emit emit, boolean repeat) {
    current(emit.subject()).calls.add(new Run.Call(emit, repeat));
  }

  List<Run> runs() {
    return threads.values().stream().flatMap(List::stream).toList();
  }

  List<Pin> pins() {
    return pins;
  }

  /** The enrollment into whose span a given trigger falls; null: after the last. */
  @Nullable Run spanning(String subject, Instant at) {
    Instant derivedFrom = subjects.derivedFrom(subject);
    Run landed = derivedFrom == null ? null : landings.get(derivedFrom);
    if (landed != null && landed.spans(at)) {
      return landed;
    }
    return thread(subject).stream().filter(r -> r.spans(at)).findFirst().orElse(null);
  }

  /** What has become of an enrollment that was open; null: it should never have begun. */
  @Nullable Run successor(Enrollment e) {
    Run landed = subjects.derivedFrom(e.subject()) == null ? null : landings.get(e.begunAt());
    Run found = landed;
    for (Run run : thread(e.subject())) {
      found = landed == null && run.holds(e.begunAt()) ? run : found;
    }
    return found == null ? null : found.latest();
  }

  private List<Run> thread(String subject) {
    return threads.getOrDefault(subjects.thread(subject), List.of());
  }

  private Run current(String subject) {
    List<Run> thread = Objects.requireNonNull(threads.get(subjects.thread(subject)), subject);
    return thread.get(thread.size() - 1);
  }
}
