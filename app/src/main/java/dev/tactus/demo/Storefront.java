package dev.tactus.demo;

import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * The demo storefront: an invented shop with invented customers in many time zones. It reads no
 * clock, and the same seed gives the same events.
 */
public final class Storefront {
  private static final int CUSTOMERS = 420;

  private Storefront() {}

  /**
   * Eight weeks that end at that time, in order of time: catalogue, customers, consents, shopping.
   * Much of what it leaves open (carts, waiting lists) comes due soon after.
   */
  public static Iterator<Event> history(long seed, Instant end) {
    return past(seed, end).iterator();
  }

  /** What goes on from that time, without end, a few events a second, in order of time. */
  public static Iterator<Event> live(long seed, Instant start) {
    Assortment assortment = Assortment.load();
    return new Present(seed, start, assortment, Shoppers.of(seed, assortment, CUSTOMERS));
  }

  static List<Event> past(long seed, Instant end) {
    Assortment assortment = Assortment.load();
    return new Past(seed, end, assortment, Shoppers.of(seed, assortment, CUSTOMERS)).events();
  }
}
