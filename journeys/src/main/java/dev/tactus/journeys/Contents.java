package dev.tactus.journeys;

import dev.tactus.facts.Event;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How events change the units per product that a subject holds. */
record Contents(String add, String remove) {
  private static final double NOTHING = 1e-9;

  boolean concern(String event) {
    return event.equals(add) || event.equals(remove);
  }

  /** The contents after the event; the same object if it changes nothing. */
  Map<String, Double> after(Map<String, Double> before, Event event) {
    double sign = event.name().equals(add) ? 1 : -1;
    Map<String, Double> after = new LinkedHashMap<>(before);
    boolean changed = false;
    for (Event.Line line : event.lines()) {
      changed |= shift(after, line.product(), sign * Math.max(0, line.quantity()));
    }
    return changed ? Collections.unmodifiableMap(after) : before;
  }

  private static boolean shift(Map<String, Double> contents, String product, double by) {
    double before = contents.getOrDefault(product, 0.0);
    double after = Math.max(0, before + by);
    if (Math.abs(after - before) <= NOTHING) {
      return false;
    }
    if (after <= NOTHING) {
      contents.remove(product);
    } else {
      contents.put(product, after);
    }
    return true;
  }
}
