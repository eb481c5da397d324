package dev.tactus.journeys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's history shows of one journey: how far each passage came, and which arrow was
 * not taken.
 *
 * @param version the latest
 * @param events how many of the customer's events the journey reacts to
 * @param passages oldest first
 * @param entrances arrows by which nothing was entered; none if anything was
 */
public record Account(
    String journey, int version, int events, List<Passage> passages, List<Untaken> entrances) {
  public Account {
    passages = List.copyOf(passages);
    entrances = List.copyOf(entrances);
  }

  /**
   * One enrollment.
   *
   * @param state that it is in, or left from
   * @param since when it came into its state
   * @param exit by which it left; null: it is open, or began anew without an exit
   * @param ended what ended it; null: it is open
   * @param triggers given in it, oldest first
   * @param untaken arrows that leave its state
   */
  public record Passage(
      String subject,
      int version,
      Cause begun,
      String state,
      Instant since,
      @Nullable String exit,
      @Nullable Cause ended,
      List<Given> triggers,
      List<Untaken> untaken) {}

  /**
   * What moved an enrollment.
   *
   * @param by the event's name, or the timer
   * @param event its message id; null: it was no event
   */
  public record Cause(String by, @Nullable String event, Instant at) {}

  /** A step that was triggered. */
  public record Given(String step, Instant at) {}

  /**
   * An arrow that was not taken.
   *
   * @param on the signal that it waits for
   * @param when its condition, null: it has none
   * @param to the state that it leads to, or the exit
   * @param trigger the step that it would trigger
   * @param why in a sentence
   * @param due of a timer
   * @param at when the signal came and the condition did not hold
   * @param seen the values that the condition saw then
   */
  public record Untaken(
      String on,
      @Nullable String when,
      String to,
      @Nullable String trigger,
      String why,
      @Nullable Instant due,
      @Nullable Instant at,
      @Nullable String seen) {}
}
