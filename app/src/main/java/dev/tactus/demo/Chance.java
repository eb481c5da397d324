package dev.tactus.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What is left to chance: the same seed gives the same. */
record Chance(Random random) {
  private static final int MOST_SIGMAS = 2;

  static Chance of(Random random) {
    return new Chance(random);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  boolean in100(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From {@code least} to {@code most}, both inclusive. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  Duration seconds(int least, int most) {
    return Duration.ofMillis(random.nextLong(least * 1000L, most * 1000L + 1));
  }

  /** A time from the first (inclusive) to the second (exclusive). */
  Instant time(Instant from, Instant to) {
    return Instant.ofEpochMilli(random.nextLong(from.toEpochMilli(), to.toEpochMilli()));
  }

  /** Around 1, off by that share, at most twice that. */
  double around1(double share) {
    double sigmas = Math.max(-MOST_SIGMAS, Math.min(MOST_SIGMAS, random.nextGaussian()));
    return 1 + share * sigmas;
  }

  /** The time until something happens that happens once in so many seconds. */
  Duration wait(double meanSeconds) {
    return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * meanSeconds * 1000) + 1);
  }
}
