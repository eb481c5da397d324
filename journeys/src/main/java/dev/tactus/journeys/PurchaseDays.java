package dev.tactus.journeys;

import dev.tactus.facts.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns purchases and refunds of one product into purchase days (UTC): orders of a day are one. */
final class PurchaseDays {
  private static final double NOTHING = 1e-9;

  /**
   * A day with what was bought and kept.
   *
   * @param quantity above 0
   * @param first time of the day's first order
   * @param last time of its last
   */
  record Day(LocalDate date, double quantity, Instant first, Instant last) {
    private Day and(Day other) {
      Instant from = first.isBefore(other.first) ? first : other.first;
      Instant to = last.isAfter(other.last) ? last : other.last;
      return new Day(date, quantity + other.quantity, from, to);
    }
  }

  /** A line of an order, of which refunds take. */
  private static final class Lot {
    final Purchase purchase;
    double left;

    Lot(Purchase purchase) {
      this.purchase = purchase;
      left = purchase.quantity();
    }

    Day day() {
      LocalDate date = purchase.at().atZone(ZoneOffset.UTC).toLocalDate();
      return new Day(date, left, purchase.at(), purchase.at());
    }
  }

  private PurchaseDays() {}

  /** Oldest first. A refund takes from the order that it names, else from the latest purchases. */
  static List<Day> of(List<Purchase> purchases) {
    List<Lot> lots = new ArrayList<>();
    for (Purchase p : purchases) {
      if (p.isRefund()) {
        refund(lots, p);
      } else {
        lots.add(new Lot(p));
      }
    }
    Map<LocalDate, Day> days = new TreeMap<>();
    for (Lot lot : lots) {
      if (lot.left > NOTHING) {
        Day day = lot.day();
        days.merge(day.date(), day, Day::and);
      }
    }
    return List.copyOf(days.values());
  }

  private static void refund(List<Lot> lots, Purchase refund) {
    String order = refund.order();
    boolean named = lots.stream().anyMatch(l -> order != null && order.equals(l.purchase.order()));
    double units = -refund.quantity();
    for (int i = lots.size() - 1; i >= 0 && units > 0; i--) {
      Lot lot = lots.get(i);
      if (!named || (order != null && order.equals(lot.purchase.order()))) {
        double taken = Math.min(units, lot.left);
        lot.left -= taken;
        units -= taken;
      }
    }
  }
}
