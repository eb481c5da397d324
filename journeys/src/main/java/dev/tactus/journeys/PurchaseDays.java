package dev.tactus.journeys;

import dev.tactus.facts.Purchase;
import dev.tactus.facts.Purchases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns purchases and refunds of one product into purchase days (UTC): orders of a day are one. */
final class PurchaseDays {
  /**
   * A day with what was bought and kept.
   *
   * @param quantity above 0
   * @param first time of the day's first order
   * @param last time of its last
   */
  record Day(LocalDate date, double quantity, Instant first, Instant last) {
    static Day of(Purchase p) {
      return new Day(day(p), p.quantity(), p.at(), p.at());
    }

    private Day and(Day other) {
      Instant from = first.isBefore(other.first) ? first : other.first;
      Instant to = last.isAfter(other.last) ? last : other.last;
      return new Day(date, quantity + other.quantity, from, to);
    }
  }

  private PurchaseDays() {}

  /** The day of a purchase. */
  static LocalDate day(Purchase p) {
    return p.at().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Oldest first, from purchases and refunds, oldest first. */
  static List<Day> of(List<Purchase> purchases) {
    Map<LocalDate, Day> days = new TreeMap<>();
    for (Purchase p : Purchases.kept(purchases)) {
      if (p.quantity() > 0) {
        Day day = Day.of(p);
        days.merge(day.date(), day, Day::and);
      }
    }
    return List.copyOf(days.values());
  }
}
