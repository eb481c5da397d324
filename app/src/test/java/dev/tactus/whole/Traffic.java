package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A busy shop: 500 events a second over HTTP if it can take them; 80 of them trigger at once.
 * Regulars had two messages this week, and leave one more cart when they are told to.
 */
final class Traffic implements AutoCloseable {
  private static final int A_BATCH = 25;
  private static final int CARTS_A_BATCH = 4;
  private static final int REGULARS_A_BATCH = 8;
  private static final long A_BATCH_NANOS = 50_000_000;
  private static final int WALK_INS = 1000;
  private static final int REGULARS = 320;
  private static final String LASTS_A_MONTH = "{\"consumable\": true, \"days_supply\": 30}";

  private final Installed tactus;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Set<String> carts = new TreeSet<>();
  private final CompletableFuture<Void> feeding;
  private volatile boolean over;
  private int events;
  private int regulars;

  private Traffic(Installed tactus) {
    this.tactus = tactus;
    feeding = CompletableFuture.runAsync(this::feed);
  }

  /** Begins once the regulars have had their two messages. */
  static Traffic in(Installed tactus) {
    take(tactus, IntStream.range(0, WALK_INS).mapToObj(i -> consenting("walk-in-" + i)));
    take(tactus, IntStream.range(0, REGULARS).mapToObj(i -> consenting("regular-" + i)));
    for (String product : List.of("tea", "soap")) {
      tactus.put("integration", "/v1/products/" + product, LASTS_A_MONTH);
      Instant bought = tactus.clock().instant().minus(Duration.ofDays(25));
      take(tactus, IntStream.range(0, REGULARS).mapToObj(i -> bought(i, product, bought)));
      tactus.clock().advance(Duration.ofHours(26));
    }
    assertThat(sent(tactus)).as("messages to regulars").isEqualTo(2 * REGULARS);
    return new Traffic(tactus);
  }

  private static List<Event> bought(int regular, String product, Instant at) {
    Map<String, Object> order = Map.of("order_id", product, "product_id", product);
    String customer = "regular-" + regular;
    return List.of(new Event(product, customer, "track", "Order Completed", at, order));
  }

  private static void take(Installed tactus, Stream<List<Event>> events) {
    tactus.bean(EventSink.class).take(events.flatMap(List::stream).toList());
  }

  private static long sent(Installed tactus) {
    return tactus
        .sql()
        .sql("select count(*) from decisions where answer = 'send'")
        .query(Long.class)
        .single();
  }

  private static List<Event> consenting(String id) {
    Instant before = Installed.START.minus(Duration.ofDays(1));
    Map<String, Object> person =
        Map.of("timezone", "Europe/Berlin", "addresses", Map.of("email", List.of(id + "@e.com")));
    Map<String, Object> consent =
        Map.of(
            "channel", "email",
            "purpose", "marketing",
            "status", "granted",
            "at", "2026-01-01T00:00:00Z");
    return List.of(
        new Event("p" + id, id, "customer", "customer", before, person),
        new Event("c" + id, id, "consent", "consent", before, consent));
  }

  /** So many more regulars leave one more cart; returns when each is decided. */
  void regulars(int more, String cart) {
    for (int i = 0; i < more; i++) {
      told.add("regular-" + regulars++ + " " + cart);
    }
    assertThat(regulars).isLessThanOrEqualTo(REGULARS);
    eventually("their carts are decided", () -> decided(cart) == more);
  }

  private long decided(String cart) {
    return tactus
        .sql()
        .sql("select count(distinct trigger_id) from decisions where subject = ?")
        .param(cart)
        .query(Long.class)
        .single();
  }

  private void feed() {
    long begin = System.nanoTime();
    for (int batch = 1; !over; batch++) {
      List<String> left = new ArrayList<>();
      told.drainTo(left, REGULARS_A_BATCH);
      for (int i = 0; i < CARTS_A_BATCH; i++) {
        left.add("walk-in-" + carts.size() % WALK_INS + " cart-" + batch + "-" + i);
        carts.add(left.get(left.size() - 1));
      }
      carts.addAll(left);
      String body = body(batch, left);
      post(body);
      if (batch % 10 == 0) {
        post(body); // from a client that did not hear the answer
      }
      events += A_BATCH;
      LockSupport.parkNanos(begin + batch * A_BATCH_NANOS - System.nanoTime());
    }
    System.out.printf(
        "%d events over HTTP, %.0f a second, %d triggers%n",
        events, events * 1e9 / (System.nanoTime() - begin), carts.size());
  }

  private void post(String body) {
    assertThat(tactus.post("ingest", "/v1/batch", body).has("errors")).isFalse();
  }

  /** Carts that were left four hours ago, and customers who look at something now. */
  private String body(int batch, List<String> left) {
    Instant now = tactus.clock().instant();
    List<String> calls = new ArrayList<>();
    for (String cart : left) {
      String[] whose = cart.split(" ");
      String added = "{\"product_id\": \"lamp\", \"cart_id\": \"" + whose[1] + "\"}";
      calls.add(
          call(whose[0], "Product Added", "load " + cart, now.minus(Duration.ofHours(4)), added));
    }
    for (int i = calls.size(); i < A_BATCH; i++) {
      String customer = "walk-in-" + (batch * A_BATCH + i) % WALK_INS;
      String id = "load view-" + batch + "-" + i;
      calls.add(call(customer, "Product Viewed", id, now, "{\"product_id\": \"lamp\"}"));
    }
    return "{\"batch\": [" + String.join(", ", calls) + "]}";
  }

  /** A Segment call. */
  static String call(String who, String name, String id, Instant at, String properties) {
    return """
    {"type": "track", "event": "%s", "userId": "%s", "messageId": "%s", "timestamp": "%s", "properties": %s}\
    """
        .formatted(name, who, id, at, properties);
  }

  /** Ends it. */
  @Override
  public void close() {
    over = true;
    feeding.join();
  }

  /** How many events were sent; after the end. */
  int events() {
    return events;
  }

  /** Whose carts should have been decided, as "customer cart"; after the end. */
  Set<String> carts() {
    return carts;
  }
}
