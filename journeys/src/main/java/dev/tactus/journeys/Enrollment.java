package dev.tactus.journeys;

import dev.tactus.facts.Traceparent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One customer's passage through one journey for one subject.
 *
 * @param version of the definition that it entered; it stays with it
 * @param begunAt event time of its entry (cart begun, alert requested, last purchase)
 * @param changedAt event time of the customer's latest change of it
 * @param stateSince when it came into its state
 * @param contents units per product, where the journey keeps contents; else the subject's product
 * @param triggered steps already triggered in it
 * @param due when its timer fires; null: it waits for events alone
 * @param memory what the journey's engine function remembers (run-out, lead ...), and the trace
 */
public record Enrollment(
    int version,
    String subject,
    String state,
    Instant begunAt,
    Instant changedAt,
    Instant stateSince,
    Map<String, Double> contents,
    Set<String> triggered,
    @Nullable Instant due,
    Map<String, String> memory) {

  static Enrollment begun(Journey journey, String subject, String state, Instant at) {
    return new Enrollment(
        journey.version(), subject, state, at, at, at, Map.of(), Set.of(), null, Map.of());
  }

  Enrollment in(String next, Instant at) {
    return new Enrollment(
        version, subject, next, begunAt, changedAt, at, contents, triggered, due, memory);
  }

  Enrollment changed(Map<String, Double> now, Instant at) {
    return new Enrollment(
        version, subject, state, begunAt, at, stateSince, now, triggered, due, memory);
  }

  Enrollment due(@Nullable Instant next) {
    return new Enrollment(
        version, subject, state, begunAt, changedAt, stateSince, contents, triggered, next, memory);
  }

  Enrollment remembering(Map<String, String> now) {
    return new Enrollment(
        version, subject, state, begunAt, changedAt, stateSince, contents, triggered, due, now);
  }

  /** What the engine function remembers: the trace lies beside it, and is nobody's word. */
  Map<String, String> remembered() {
    if (traceparent() == null) {
      return memory;
    }
    Map<String, String> words = new TreeMap<>(memory);
    words.remove(Traceparent.NAME);
    return words;
  }

  /** The trace of the latest event that began or moved it and told one; null: none did. */
  @Nullable String traceparent() {
    return memory.get(Traceparent.NAME);
  }

  Enrollment traced(@Nullable String traceparent) {
    if (traceparent == null || traceparent.equals(traceparent())) {
      return this;
    }
    Map<String, String> now = new TreeMap<>(memory);
    now.put(Traceparent.NAME, traceparent);
    return remembering(now);
  }

  Enrollment triggered(Set<String> more) {
    if (triggered.containsAll(more)) {
      return this;
    }
    Set<String> all = new LinkedHashSet<>(triggered);
    all.addAll(more);
    Set<String> now = Collections.unmodifiableSet(all);
    return new Enrollment(
        version, subject, state, begunAt, changedAt, stateSince, contents, now, due, memory);
  }
}
