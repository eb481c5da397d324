package dev.tactus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Makes customers reachable: a zone in which it is day, an address, a consent. */
final class Customers {
  /** Calls at a time: each waits for a commit that it shares with others. */
  static final int CONNECTIONS = 64;

  private static final int NOON = 12;
  private static final Duration LONG_AGO = Duration.ofDays(30);
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Athens",
          "Asia/Dubai",
          "Asia/Dhaka",
          "Asia/Shanghai",
          "Australia/Brisbane",
          "Pacific/Auckland",
          "Pacific/Honolulu",
          "America/Los_Angeles",
          "America/Chicago",
          "America/Bogota",
          "America/Sao_Paulo",
          "Atlantic/South_Georgia");

  private final Calls calls;
  private final int threads;

  Customers(Calls calls, int threads) {
    this.calls = calls;
    this.threads = threads;
  }

  /** The zone where it is nearest to noon. */
  static String daytime(Instant now) {
    return ZONES.stream()
        .min(Comparator.comparingInt(z -> Math.abs(now.atZone(ZoneId.of(z)).getHour() - NOON)))
        .orElseThrow();
  }

  void load(Collection<String> ids, String purpose, Instant now) throws Exception {
    byte[] consent =
        """
        {"channel":"email","purpose":"%s","status":"granted","at":"%s","source":"bench",\
        "policyVersion":"1"}"""
            .formatted(purpose, now.minus(LONG_AGO))
            .getBytes(UTF_8);
    String zone = daytime(now);
    Workers.each(
        threads,
        ids.iterator(),
        id -> {
          String customer =
              "{\"timezone\":\"%s\",\"addresses\":{\"email\":\"%s@example.org\"}}"
                  .formatted(zone, id);
          calls.untilTaken("PUT", "/v1/customers/" + id, customer.getBytes(UTF_8));
          calls.untilTaken("POST", "/v1/customers/" + id + "/consents", consent);
        });
  }
}
