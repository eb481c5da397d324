package dev.tactus.backtest.postgres;

import dev.tactus.customer.Answerable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/** Which messages were sent, and when; many in little memory. */
final class SentMessages implements Answerable {
  private static final int FIRST_PLACES = 1024;
  private static final long FREE = Long.MIN_VALUE;

  private long[] high = new long[FIRST_PLACES];
  private long[] low = new long[FIRST_PLACES];
  private long[] micros = free(FIRST_PLACES);
  private int size;

  /** Adds one; of several times of a message the first counts. */
  void add(UUID send, Instant at) {
    if (size >= micros.length / 4 * 3) {
      grow();
    }
    put(send.getMostSignificantBits(), send.getLeastSignificantBits(), micros(at));
  }

  @Override
  public void sent(String send, Instant at) {
    // what was sent is recorded
  }

  @Override
  public boolean wasSent(String send, Instant by) {
    UUID id = UUID.fromString(send);
    long at = micros[place(id.getMostSignificantBits(), id.getLeastSignificantBits())];
    return at != FREE && at <= micros(by);
  }

  private void put(long upper, long lower, long at) {
    int place = place(upper, lower);
    if (micros[place] == FREE) {
      high[place] = upper;
      low[place] = lower;
      micros[place] = at;
      size++;
    } else {
      micros[place] = Math.min(micros[place], at);
    }
  }

  /** Where it is, or would be; the bits of an id are as good as random. */
  private int place(long upper, long lower) {
    int place = (int) lower & (micros.length - 1);
    while (micros[place] != FREE && (high[place] != upper || low[place] != lower)) {
      place = (place + 1) & (micros.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] highs = high;
    long[] lows = low;
    long[] times = micros;
    high = new long[2 * highs.length];
    low = new long[2 * lows.length];
    micros = free(2 * times.length);
    size = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] != FREE) {
        put(highs[i], lows[i], times[i]);
      }
    }
  }

  private static long[] free(int places) {
    long[] times = new long[places];
    Arrays.fill(times, FREE);
    return times;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
