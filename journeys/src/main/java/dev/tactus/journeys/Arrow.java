package dev.tactus.journeys;

import org.jspecify.annotations.Nullable;

/**
 * What moves an enrollment, and where to.
 *
 * @param all whether every open enrollment of the customer is asked, not only the event's subjects
 * @param when null: always
 * @param to the state; null, with exit and anew null as well: it stays
 * @param anew the state in which it begins anew
 * @param trigger the step that is triggered
 * @param repeat even if it was already triggered in this enrollment
 */
record Arrow(
    Cue cue,
    boolean all,
    @Nullable Guard when,
    @Nullable String to,
    @Nullable String exit,
    @Nullable String anew,
    @Nullable String trigger,
    boolean repeat,
    Spot spot) {
  boolean holds(Scene scene) {
    return when == null || when.holds(scene);
  }

  /** How it reads in a diagram: signal, guard, trigger, exit. */
  String label() {
    StringBuilder label = new StringBuilder(cue.label());
    if (when != null) {
      label.append(" [").append(when.text()).append(']');
    }
    if (trigger != null) {
      label.append(" / trigger ").append(trigger);
    }
    if (exit != null) {
      label.append(" / exit ").append(exit);
    }
    return label.toString();
  }
}
