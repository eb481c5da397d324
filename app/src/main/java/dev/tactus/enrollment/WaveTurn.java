package dev.tactus.enrollment;

import dev.tactus.facts.Product;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Wave;
import dev.tactus.journeys.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A turn of a product's wave: offers places to those who wait, one after the other. */
final class WaveTurn {
  private static final Duration LONG = Duration.ofDays(3650);

  private final World world;
  private final Conductor conductor;
  private final Instant at;
  private final Optional<Journey> journey;

  WaveTurn(World world, Conductor conductor, Instant at) {
    this.world = world;
    this.conductor = conductor;
    this.at = at;
    this.journey = conductor.waveJourney();
  }

  /** The product is back. */
  void restocked(Product product) {
    journey.ifPresent(
        j ->
            run(
                Waves.restocked(world.wave(product.id()), at, product.stock(), j.peoplePerUnit()),
                product,
                j));
  }

  /** The time of the next wave has come: the stock is read again. */
  void due(Product product) {
    journey.ifPresent(j -> due(product, j));
  }

  private void due(Product product, Journey journey) {
    Wave wave = world.wave(product.id());
    boolean inStock = Boolean.TRUE.equals(product.inStock());
    Instant from = from(product, journey);
    if (inStock && from != null && !at.isAfter(from)) {
      world.put(Waves.planned(wave, from));
      return;
    }
    boolean waiting = from != null;
    run(
        Waves.stockRead(wave, at, inStock, product.stock(), journey.peoplePerUnit(), waiting),
        product,
        journey);
  }

  /**
   * A wave at or before that time would find nobody in line, or offer what is past its deadline
   * now; null, if nobody waits.
   */
  private @Nullable Instant from(Product product, Journey journey) {
    Instant past = world.now(at).minus(relevance(journey));
    return world.line(product.id()).stream()
        .map(w -> w.since().isAfter(at) ? w.since() : past)
        .min(Comparator.naturalOrder())
        .map(i -> i.isAfter(past) ? i : past)
        .orElse(null);
  }

  /** For how long what it offers is relevant. */
  private static Duration relevance(Journey journey) {
    return journey.steps().values().stream()
        .map(s -> s.deadline() == null ? LONG : s.deadline())
        .max(Comparator.naturalOrder())
        .orElse(LONG);
  }

  /** Who joined later waits for the next wave. */
  private List<Waves.Waiting> line(Product product) {
    return world.line(product.id()).stream().filter(w -> !w.since().isAfter(at)).toList();
  }

  /** Something happened to one of its customers. */
  void told(WaveSignal signal) {
    Product product = world.product(signal.product());
    Wave wave = world.wave(signal.product());
    if (signal instanceof WaveSignal.Joined) {
      joined(wave, product);
    } else if (signal instanceof WaveSignal.Continued) {
      Instant started = wave.startedAt() == null ? at : wave.startedAt();
      journey.ifPresent(j -> new WaveTurn(world, conductor, started).run(wave, product, j));
    } else if (signal instanceof WaveSignal.Decided decided) {
      journey.ifPresent(
          j ->
              run(
                  Waves.decided(
                      wave, decided.customer(), decided.answer(), product.isSoldOut(), at),
                  product,
                  j));
    }
  }

  /** While there is stock, waves follow each other by the hour: the next one finds who joined. */
  private void joined(Wave wave, Product product) {
    if (wave.startedAt() != null
        && wave.nextAt() == null
        && Boolean.TRUE.equals(product.inStock())) {
      world.put(Waves.planned(wave, at));
    }
  }

  private void run(Wave wave, Product product, Journey journey) {
    if (conductor.states().isPaused(journey.id())) {
      world.put(wave);
      world.park(journey.id(), product.id());
      return;
    }
    boolean inStock = !product.isSoldOut();
    Waves.Turn turn = Waves.next(wave, line(product), inStock);
    world.put(turn.wave());
    while (!turn.offers().isEmpty()) {
      for (Waves.Waiting offer : turn.offers()) {
        Decided decided = offered(offer, journey);
        Wave now = world.wave(product.id());
        world.put(
            decided == null
                ? Waves.left(now, offer.customer())
                : Waves.decided(now, offer.customer(), decided.answer(), decided.soldOut(), at));
      }
      turn = Waves.next(world.wave(product.id()), line(product), inStock);
      world.put(turn.wave());
    }
  }

  private @Nullable Decided offered(Waves.Waiting offer, Journey journey) {
    try {
      return conductor.offer(world, offer, journey, at);
    } catch (PostgresWorld.UncheckedSqlException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new CulpritException(offer.customer(), "cannot be offered anything", e);
    }
  }
}
