package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The moves of a {@link Wave}: who is offered restocked units, in which order. */
public final class Waves {
  /** One customer in the line of a product. */
  public record Waiting(String customer, String subject, Instant since) {}

  /** The wave after a turn, and who is offered now: their enrollments get the signal Offered. */
  public record Turn(Wave wave, List<Waiting> offers) {}

  private Waves() {}

  /**
   * The product is back: starts a wave, or plans it for an hour after the start of the last.
   *
   * @param units in stock; null: unknown, counts as one place
   */
  public static Wave restocked(Wave wave, Instant at, @Nullable Double units, int peoplePerUnit) {
    return wave;
  }

  /**
   * The stock was read again at {@link Wave#nextAt}: starts the next wave if there is any.
   *
   * @param units in stock; null: unknown, counts as one place
   * @param waiting whether anybody is still in the line
   */
  public static Wave stockRead(
      Wave wave,
      Instant at,
      boolean inStock,
      @Nullable Double units,
      int peoplePerUnit,
      boolean waiting) {
    return wave;
  }

  /**
   * A trigger of the wave was judged, for the first time or again after a hold.
   *
   * @param stockGone whether it was suppressed because the stock is gone: the wave ends
   */
  public static Wave decided(
      Wave wave, String customer, Answer answer, boolean stockGone, Instant at) {
    return wave;
  }

  /** The enrollment left the line while its trigger was held: its place passes on. */
  public static Wave left(Wave wave, String customer) {
    return wave;
  }

  /** Offers the free places to the next in line. */
  public static Turn next(Wave wave, List<Waiting> line, boolean inStock) {
    return new Turn(wave, List.of());
  }
}
