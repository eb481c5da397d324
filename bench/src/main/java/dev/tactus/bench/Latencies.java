package dev.tactus.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** From the first sending of a ping to the arrival of its send, matched in order per customer. */
final class Latencies {
  private final Map<String, Queue<Long>> sent = new ConcurrentHashMap<>();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile long last;

  void sent(Batch batch, long now) {
    batch.customers().forEach(c -> queue(c).add(now));
  }

  void arrived(SendsWatch.Seen seen, long now) {
    Queue<Long> pings = sent.get(seen.customerId());
    Long start = pings == null ? null : pings.poll();
    if (start != null) {
      nanos.add(now - start);
      last = now;
      arrived.incrementAndGet();
    }
  }

  private Queue<Long> queue(String customer) {
    return sent.computeIfAbsent(customer, c -> new ConcurrentLinkedQueue<>());
  }

  void forget() {
    sent.clear();
    nanos.clear();
    arrived.set(0);
  }

  /** How many came. */
  int count() {
    return arrived.get();
  }

  /** When the last one came, in System.nanoTime(). */
  long lastNanos() {
    return last;
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
