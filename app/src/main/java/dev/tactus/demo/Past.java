package dev.tactus.demo;

import dev.tactus.facts.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The weeks of the demo storefront before it goes live. */
final class Past {
  static final Duration LENGTH = Duration.ofDays(56);
  private static final Duration AWAKE_BEFORE = Duration.ofHours(2);
  private static final int DAYS_A_WEEK = 7;

  /** A visit that will be. */
  private record Plan(Instant at, Shopper shopper) {}

  private final Instant begin;
  private final Instant end;
  private final List<Shopper> shoppers;
  private final Chance chance;
  private final Visits visits;
  private final Shelves shelves;
  private final LeftOpen leftOpen;
  private final List<Event> events = new ArrayList<>();

  Past(long seed, Instant end, Assortment assortment, List<Shopper> shoppers) {
    Random random = new Random(seed + 1);
    this.begin = end.minus(LENGTH);
    this.end = end;
    this.shoppers = shoppers;
    this.chance = Chance.of(random);
    this.visits = new Visits(random, assortment, "h");
    this.shelves = new Shelves(chance, shoppers, assortment.shuffled(seed));
    this.leftOpen = new LeftOpen(chance, visits, end);
  }

  /** All of it, in order of time, with ids. */
  List<Event> events() {
    events.addAll(Assortment.events(begin));
    shoppers.forEach(s -> events.addAll(s.registration(begin)));
    List<Shopper> shuffled = new ArrayList<>(shoppers);
    Collections.shuffle(shuffled, chance.random());
    // those who are up now can be written to now
    shuffled.sort(Comparator.comparing(s -> !s.isAwake(end.minus(AWAKE_BEFORE))));
    List<Plan> plans = new ArrayList<>();
    for (int i = 0; i < shuffled.size(); i++) {
      Instant last = leftOpen.lastVisit(i);
      plan(plans, shuffled.get(i), last);
    }
    plans.sort(Comparator.comparing(Plan::at));
    plans.forEach(p -> events.addAll(visits.visit(p.shopper(), p.at(), visits.someEnding())));
    events.addAll(leftOpen.carts(shuffled));
    shoppers.forEach(this::reorder);
    events.addAll(shelves.past(begin, end));
    refund();
    withdraw();
    return finished();
  }

  private void plan(List<Plan> plans, Shopper shopper, Instant last) {
    LocalDate first = begin.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    int days = (int) LENGTH.toDays() - 1;
    long count = Math.round(shopper.visits() * days / DAYS_A_WEEK);
    for (long i = 0; i < count; i++) {
      LocalDate day = first.plusDays(chance.random().nextInt(days));
      Instant at = shopper.someTimeOn(day, chance);
      if (at.isAfter(begin) && at.isBefore(last)) {
        plans.add(new Plan(at, shopper));
      }
    }
  }

  private void reorder(Shopper shopper) {
    for (Shopper.Habit habit : shopper.habits()) {
      Duration interval = days(habit.days());
      Instant at = begin.plus(days(habit.days() * chance.random().nextDouble()));
      while (at.isBefore(end)) {
        events.add(visits.reorder(shopper, habit, at));
        at = at.plus(days(interval.toSeconds() / 86_400.0 * chance.around1(0.06)));
      }
    }
  }

  private void refund() {
    List<Event> refunds = new ArrayList<>();
    for (Event event : events) {
      if (event.name().equals("Order Completed") && chance.in100(4)) {
        Instant at = event.at().plus(days(chance.between(4, 12)));
        refunds.add(Happening.track(at, event.customer(), "Order Refunded", event.properties()));
      }
    }
    refunds.removeIf(e -> !e.at().isBefore(end));
    events.addAll(refunds);
  }

  private void withdraw() {
    Agreements agreements = new Agreements(chance);
    for (Shopper shopper : shoppers) {
      if (chance.in100(6)) {
        Instant at = chance.time(begin.plus(Duration.ofDays(1)), end);
        events.add(Happening.told(at, shopper.id(), "consent", agreements.withdrawal()));
      }
    }
  }

  private List<Event> finished() {
    events.removeIf(e -> !e.at().isBefore(end));
    events.sort(Comparator.comparing(Event::at));
    List<Event> named = new ArrayList<>(events.size());
    for (Event event : events) {
      named.add(Happening.named(event, "demo-h-" + (named.size() + 1)));
    }
    return named;
  }

  private static Duration days(double days) {
    return Duration.ofSeconds((long) (days * 86_400));
  }
}
