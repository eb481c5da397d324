package dev.tactus.enrollment;

import dev.tactus.facts.Product;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Wave;
import dev.tactus.journeys.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A turn of a product's wave: offers places to those who wait, one after the other. */
final class WaveTurn {
  private static final Duration BETWEEN = Duration.ofHours(1);

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
    journey.ifPresent(
        j ->
            run(
                Waves.stockRead(
                    world.wave(product.id()),
                    at,
                    Boolean.TRUE.equals(product.inStock()),
                    product.stock(),
                    j.peoplePerUnit(),
                    !world.line(product.id()).isEmpty()),
                product,
                j));
  }

  /** Something happened to one of its customers. */
  void told(WaveSignal signal) {
    Product product = world.product(signal.product());
    Wave wave = world.wave(signal.product());
    if (signal instanceof WaveSignal.Joined) {
      planned(wave, product);
    } else if (signal instanceof WaveSignal.Continued) {
      journey.ifPresent(j -> run(wave, product, j));
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
  private void planned(Wave wave, Product product) {
    Instant started = wave.startedAt();
    if (started == null || wave.nextAt() != null || !Boolean.TRUE.equals(product.inStock())) {
      return;
    }
    long hours = Math.max(0, Duration.between(started, at).dividedBy(BETWEEN)) + 1;
    world.put(
        new Wave(
            wave.product(),
            started,
            wave.places(),
            wave.taken(),
            wave.pending(),
            wave.passed(),
            started.plus(BETWEEN.multipliedBy(hours))));
  }

  private void run(Wave wave, Product product, Journey journey) {
    if (conductor.states().isPaused(journey.id())) {
      world.put(wave);
      world.park(journey.id(), product.id());
      return;
    }
    boolean inStock = !product.isSoldOut();
    Waves.Turn turn = Waves.next(wave, world.line(product.id()), inStock);
    world.put(turn.wave());
    while (!turn.offers().isEmpty()) {
      for (Waves.Waiting offer : turn.offers()) {
        Decided decided = conductor.offer(world, offer, journey, at);
        Wave now = world.wave(product.id());
        world.put(
            decided == null
                ? Waves.left(now, offer.customer())
                : Waves.decided(now, offer.customer(), decided.answer(), decided.soldOut(), at));
      }
      turn = Waves.next(world.wave(product.id()), world.line(product.id()), inStock);
      world.put(turn.wave());
    }
  }
}
