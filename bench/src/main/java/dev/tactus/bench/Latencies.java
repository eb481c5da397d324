package dev.tactus.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** From the first sending of a ping to the arrival of its send, matched in order per customer. */
final class Latencies {
  private final Map<String, Queue<Long>> sent = new ConcurrentHashMap<>();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

  void sent(Batch batch, long now) {
    batch.customers().forEach(c -> queue(c).add(now));
  }

  void arrived(SendsWatch.Seen seen, long now) {
    Long start = queue(seen.customerId()).poll();
    if (start != null) {
      nanos.add(now - start);
    }
  }

  private Queue<Long> queue(String customer) {
    return sent.computeIfAbsent(customer, c -> new ConcurrentLinkedQueue<>());
  }

  void forget() {
    sent.clear();
    nanos.clear();
  }

  /** In milliseconds, for example of 0.99; not a number where none came. */
  double quantile(double share) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
  }
}
