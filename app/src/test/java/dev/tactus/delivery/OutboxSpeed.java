package dev.tactus.delivery;

import static dev.tactus.delivery.SomeSends.send;

import dev.tactus.testkit.servers.BrokerAtHand;
import dev.tactus.testkit.servers.Brokers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Measures the outbox by hand, on the brokers at hand: sends committed in transactions of 500 by
 * one thread, until all are confirmed and noted.
 */
final class OutboxSpeed {
  private static final int BATCH = 500;
  private static final int BATCHES = 200;

  private OutboxSpeed() {}

  public static void main(String[] arguments) {
    for (BrokerAtHand broker : Brokers.atHand()) {
      try (Rig rig = Rig.running(broker)) {
        measure(rig, "warm-up", BATCHES / 4);
        for (String run : List.of("run 1", "run 2", "run 3")) {
          System.out.printf("%s %s: ", broker, run);
          measure(rig, run, BATCHES);
        }
      }
    }
    System.exit(0);
  }

  private static void measure(Rig rig, String run, int batches) {
    long begin = System.nanoTime();
    double before = published(rig);
    for (int batch = 0; batch < batches; batch++) {
      String prefix = run + "-" + batch + "-";
      List<Send> sends = IntStream.range(0, BATCH).mapToObj(i -> send(prefix + i)).toList();
      long sent = (long) batch * BATCH;
      Eventually.holds(() -> sent - (published(rig) - before) < 15_000);
      rig.commit(sends);
    }
    double stored = System.nanoTime() - begin;
    Eventually.holds(() -> published(rig) - before >= batches * BATCH);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%.0f sends/s (stored after %.1f s, confirmed after %.1f s), confirm mean %.1f ms%n",
        batches * BATCH / seconds,
        stored / 1e9,
        seconds,
        rig.meters.timer("tactus.sends.confirm").mean(TimeUnit.MILLISECONDS));
  }

  private static double published(Rig rig) {
    return rig.meters.counter("tactus.sends.published").count();
  }
}
