package dev.tactus.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Generated events of about 400 bytes, every tenth a ping, which the bench's journey triggers on.
 * Batches that are under way together concern different customers, so that each customer's events
 * arrive in order, as long as no call has to be made again.
 */
final class Pings implements Iterator<Batch> {
  static final int EVERY = 10;
  private static final int SHARDS = 64;
  private static final String PADDING =
      "https://shop.example.org/catalogue/kitchen/kettles/brushed-steel-kettle-1-7-l?ref=newsletter";

  private final String run;
  private final int customers;
  private final int size;
  private final long most;
  private final BooleanSupplier goingOn;
  private final Random random;
  private final Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private long made;
  private int batches;

  /**
   * @param run begins the ids of its events
   * @param most how many events
   */
  Pings(String run, int customers, int size, long most, BooleanSupplier goingOn) {
    this.run = run;
    this.customers = Math.max(SHARDS, customers);
    this.size = size;
    this.most = most;
    this.goingOn = goingOn;
    this.random = new Random(run.hashCode());
  }

  static List<String> customers(int count) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < Math.max(SHARDS, count); i++) {
      all.add("c-" + i);
    }
    return all;
  }

  /** How many events were made so far. */
  long made() {
    return made;
  }

  @Override
  public boolean hasNext() {
    return made < most && goingOn.getAsBoolean();
  }

  @Override
  public Batch next() {
    List<String> ids = new ArrayList<>();
    List<String> pinged = new ArrayList<>();
    List<String> items = new ArrayList<>();
    int shard = batches++ % SHARDS;
    for (int i = 0; i < size && made < most; i++, made++) {
      String id = run + "-" + made;
      String customer = "c-" + (random.nextInt(customers / SHARDS) * SHARDS + shard);
      boolean ping = made % EVERY == 0;
      if (ping) {
        pinged.add(customer);
      }
      ids.add(id);
      items.add(call(id, customer, ping ? "Bench Pinged" : "Product Viewed"));
    }
    return new Batch(ids, pinged, items);
  }

  private String call(String id, String customer, String event) {
    return """
        {"type":"track","messageId":"%s","userId":"%s","event":"%s","timestamp":"%s","properties":\
        {"product_id":"p-%d","category":"Kitchen","name":"Kettle, brushed steel, 1.7 l","brand":"Acme",\
        "price":39.9,"currency":"EUR","quantity":1,"position":%d,"url":"%s"}}"""
        .formatted(
            id,
            customer,
            event,
            from.plus(made, ChronoUnit.MICROS),
            random.nextInt(5000),
            made % 50,
            PADDING);
  }
}
