package dev.tactus.demo;

import dev.tactus.demo.Visits.Ending;
import dev.tactus.facts.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What goes on in the demo storefront, without end. */
final class Present implements Iterator<Event> {
  private static final double STRANGER_EVERY = 2.5;
  private static final double VISIT_EVERY = 45;
  private static final double NEWCOMER_EVERY = 25;
  private static final double REQUEST_EVERY = 6;
  private static final double RESTOCK_EVERY = 18;
  private static final double PRICE_EVERY = 70;
  private static final double WITHDRAWAL_EVERY = 180;
  private static final int NEWCOMERS = 60;
  private static final int OPENING = 5;

  /** Something that will happen: an event, or what makes some. */
  private record Coming(
      Instant at, long order, @Nullable Event event, @Nullable Consumer<Instant> makes) {
    static final Comparator<Coming> ORDER =
        Comparator.comparing(Coming::at).thenComparingLong(Coming::order);
  }

  private final Chance chance;
  private final List<Shopper> shoppers;
  private final Shoppers inventing;
  private final Agreements agreements;
  private final Visits visits;
  private final Shelves shelves;
  private final String mark;
  private final Deque<Item> soldOut = new ArrayDeque<>();
  private final List<Shopper> newcomers = new ArrayList<>();
  private final PriorityQueue<Coming> coming = new PriorityQueue<>(Coming.ORDER);
  private long order;
  private long named;
  private int invented;

  Present(long seed, Instant start, Assortment assortment, List<Shopper> shoppers) {
    Random random = new Random(seed ^ start.toEpochMilli());
    this.chance = Chance.of(random);
    this.shoppers = shoppers;
    this.inventing = new Shoppers(random, assortment);
    this.agreements = new Agreements(chance);
    this.mark = Long.toString(start.toEpochMilli(), Character.MAX_RADIX);
    this.visits = new Visits(random, assortment, mark + "-");
    List<Item> items = assortment.shuffled(seed);
    this.shelves = new Shelves(chance, shoppers, items);
    soldOut.addAll(items.subList(0, Shelves.SOLD_OUT));
    // something to see at once
    for (int second = 1; second <= 3 * OPENING; second += 3) {
      later(start.plusSeconds(second), at -> happen(visits.stranger(at)));
    }
    later(start.plusSeconds(OPENING), this::restock);
    again(start, STRANGER_EVERY, at -> happen(visits.stranger(at)));
    again(start, VISIT_EVERY, at -> visit(chance.oneOf(shoppers), at));
    again(start, NEWCOMER_EVERY, this::welcome);
    again(start, REQUEST_EVERY, this::request);
    again(start, RESTOCK_EVERY, this::restock);
    again(start, PRICE_EVERY, at -> happen(List.of(shelves.priced(chance.oneOf(items), at))));
    again(start, WITHDRAWAL_EVERY, this::withdraw);
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Event next() {
    Coming next = coming.remove();
    while (next.makes() != null) {
      next.makes().accept(next.at());
      next = coming.remove();
    }
    Event event = java.util.Objects.requireNonNull(next.event());
    named++;
    return Happening.named(event, "demo-" + mark + "-" + named);
  }

  private void again(Instant after, double meanSeconds, Consumer<Instant> what) {
    Instant at = after.plus(chance.wait(meanSeconds));
    later(
        at,
        then -> {
          what.accept(then);
          again(then, meanSeconds, what);
        });
  }

  private void later(Instant at, Consumer<Instant> makes) {
    coming.add(new Coming(at, order++, null, makes));
  }

  private void happen(Collection<Event> events) {
    for (Event event : events) {
      coming.add(new Coming(event.at(), order++, event, null));
    }
  }

  private void visit(Shopper shopper, Instant at) {
    if (shopper.isAwake(at)) {
      happen(visits.visit(shopper, at, visits.someEnding()));
    }
  }

  private void welcome(Instant at) {
    invented++;
    Shopper newcomer = inventing.invent(mark + invented);
    happen(newcomer.registration(at));
    Ending ending = chance.in100(60) ? Ending.LEAVES : visits.someEnding();
    happen(visits.visit(newcomer, at.plus(chance.seconds(5, 40)), ending));
    newcomers.add(newcomer);
    if (newcomers.size() > NEWCOMERS) {
      newcomers.remove(0);
    }
  }

  private void request(Instant at) {
    if (!soldOut.isEmpty()) {
      boolean isNew = newcomers.size() > OPENING && chance.in100(60);
      Shopper who = chance.oneOf(isNew ? newcomers : shoppers);
      happen(List.of(shelves.request(chance.oneOf(List.copyOf(soldOut)), who.id(), at)));
    }
  }

  private void restock(Instant at) {
    @Nullable Item item = soldOut.poll();
    if (item != null) {
      happen(List.of(shelves.restocked(item, at)));
      later(
          at.plus(chance.seconds(240, 900)),
          then -> {
            happen(List.of(shelves.soldOut(item, then)));
            soldOut.add(item);
          });
    }
  }

  private void withdraw(Instant at) {
    String who = chance.oneOf(shoppers).id();
    happen(List.of(Happening.told(at, who, "consent", agreements.withdrawal())));
  }
}
