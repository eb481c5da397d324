package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The moves of a {@link Wave}: who is offered restocked units, in which order. The line of a
 * product is by time of request, then customer. Only an approved send uses a place.
 */
public final class Waves {
  private static final Duration BETWEEN = Duration.ofHours(1);
  private static final Comparator<Waiting> RANK =
      Comparator.comparing(Waiting::since)
          .thenComparing(Waiting::customer)
          .thenComparing(Waiting::subject);

  /** One customer in the line of a product. */
  public record Waiting(String customer, String subject, Instant since) {}

  /** The wave after a turn, and who is offered now: their enrollments get the signal Offered. */
  public record Turn(Wave wave, List<Waiting> offers) {}

  private Waves() {}

  /**
   * The product is back: starts a wave, or plans it for an hour after the start of the last.
   *
   * @param units in stock; null: unknown, counts as one place; 0: nothing is back
   */
  public static Wave restocked(Wave wave, Instant at, @Nullable Double units, int peoplePerUnit) {
    if (units != null && units <= 0) {
      return wave;
    }
    Instant startedAt = wave.startedAt();
    if (startedAt == null || !at.isBefore(startedAt.plus(BETWEEN))) {
      return started(wave, at, units, peoplePerUnit);
    }
    return planned(wave, at);
  }

  /**
   * The wave, which has started, with the next one planned: at the first of its hours after that
   * time.
   */
  public static Wave planned(Wave wave, Instant after) {
    Instant started = Objects.requireNonNull(wave.startedAt(), wave.product());
    long hours = Math.max(0, Duration.between(started, after).dividedBy(BETWEEN)) + 1;
    return nextAt(wave, started.plus(BETWEEN.multipliedBy(hours)));
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
    return inStock && waiting ? started(wave, at, units, peoplePerUnit) : nextAt(wave, null);
  }

  /**
   * A trigger of the wave was judged, for the first time or again after a hold.
   *
   * @param stockGone whether it was suppressed because the stock is gone: the wave ends, and who
   *     waits goes on waiting
   */
  public static Wave decided(
      Wave wave, String customer, Answer answer, boolean stockGone, Instant at) {
    if (answer == Answer.HOLD || !wave.pending().contains(customer)) {
      return wave;
    }
    int taken = wave.taken() + (answer == Answer.SEND ? 1 : 0);
    Wave after = with(wave, wave.places(), taken, without(wave.pending(), customer), wave.passed());
    return answer == Answer.SUPPRESS && stockGone ? ended(after) : after;
  }

  /** The enrollment left the line while its trigger was held: its place passes on. */
  public static Wave left(Wave wave, String customer) {
    return wave.pending().contains(customer)
        ? with(wave, wave.places(), wave.taken(), without(wave.pending(), customer), wave.passed())
        : wave;
  }

  /**
   * Offers the free places to the next in line, each customer once in a wave. To be asked again
   * after the decisions, since a suppressed trigger passes its place on.
   *
   * @param line of the product, in any order
   */
  public static Turn next(Wave wave, List<Waiting> line, boolean inStock) {
    int free = wave.places() - wave.taken() - wave.pending().size();
    if (!inStock || free <= 0) {
      return new Turn(inStock ? wave : ended(wave), List.of());
    }
    List<Waiting> offers =
        line.stream()
            .filter(w -> !wave.passed().contains(w.customer()))
            .sorted(RANK)
            .limit(free)
            .toList();
    Set<String> pending = new LinkedHashSet<>(wave.pending());
    Set<String> passed = new LinkedHashSet<>(wave.passed());
    offers.forEach(w -> pending.add(w.customer()));
    offers.forEach(w -> passed.add(w.customer()));
    return new Turn(with(wave, wave.places(), wave.taken(), pending, passed), offers);
  }

  /** A customer whose trigger is still held keeps a place in the new wave. */
  private static Wave started(Wave wave, Instant at, @Nullable Double units, int peoplePerUnit) {
    int places = units == null ? 1 : (int) Math.floor(Math.max(0, units) * peoplePerUnit);
    return new Wave(
        wave.product(), at, places, 0, wave.pending(), wave.pending(), at.plus(BETWEEN));
  }

  private static Wave nextAt(Wave wave, @Nullable Instant nextAt) {
    return new Wave(
        wave.product(),
        wave.startedAt(),
        wave.places(),
        wave.taken(),
        wave.pending(),
        wave.passed(),
        nextAt);
  }

  private static Wave ended(Wave wave) {
    return with(wave, 0, wave.taken(), wave.pending(), wave.passed());
  }

  private static Wave with(
      Wave wave, int places, int taken, Set<String> pending, Set<String> passed) {
    return new Wave(
        wave.product(),
        wave.startedAt(),
        places,
        taken,
        Collections.unmodifiableSet(pending),
        Collections.unmodifiableSet(passed),
        wave.nextAt());
  }

  private static Set<String> without(Set<String> all, String one) {
    List<String> rest = new ArrayList<>(all);
    rest.remove(one);
    return new LinkedHashSet<>(rest);
  }
}
