package dev.tactus.facts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Now, in the customer's zone; in all zones of the customer's country where the zone is unknown.
 *
 * @param now the time of the judgement
 * @param zones the zones that all have to suit, one where the zone is known
 * @param source where the zones come from
 * @param fallback the retailer's zone: counts where no hour suits all zones
 * @param holidays public holidays of the customer's country, from yesterday on
 */
public record Moment(
    @Word(example = "Moment($now : now) Subject(changedAt < $now)") Instant now,
    @Word(example = "Moment(zones.size() == 1)") List<ZoneId> zones,
    @Word(example = "Moment(source == Moment.ZoneSource.CUSTOMER)") ZoneSource source,
    @Word(example = "Moment(fallback.getId() == \"UTC\")") ZoneId fallback,
    @Word(example = "Moment(holidays.isEmpty())") Set<LocalDate> holidays) {
  /** Whose zone it is. */
  public enum ZoneSource {
    CUSTOMER,
    COUNTRY,
    RETAILER
  }

  private static final int DAYS_AHEAD = 14;

  public Moment {
    zones = List.copyOf(zones);
    holidays = Set.copyOf(holidays);
  }

  /** Whether it is between these local times, the first inclusive, in every zone that counts. */
  @Word(example = "Moment(between(LocalTime.of(12, 30), LocalTime.of(14, 0)))")
  public boolean between(LocalTime from, LocalTime to) {
    return suits(now, from, to, decisive(from, to));
  }

  /**
   * Whether it is between these full hours (0 to 23), the first inclusive, in every zone that
   * counts.
   */
  @Word(example = "Moment(between(9, 21))")
  public boolean between(int fromHour, int toHour) {
    return between(LocalTime.of(fromHour, 0), LocalTime.of(toHour, 0));
  }

  /**
   * The local time of day; in the first zone of the country where the customer's own is not known.
   * To ask for hours, {@code between(9, 21)} heeds all of them.
   */
  @Word(example = "Moment(localTime().getHour() >= 18)")
  public LocalTime localTime() {
    return now.atZone(zones.get(0)).toLocalTime();
  }

  /** The next instant, now included, between these local times in every zone that counts. */
  @Word(example = "Moment($open : next(LocalTime.of(9, 30), LocalTime.of(20, 0)), $open > now)")
  public Instant next(LocalTime from, LocalTime to) {
    List<ZoneId> counting = decisive(from, to);
    return suits(now, from, to, counting) ? now : firstStart(from, to, counting);
  }

  /**
   * The next instant, now included, between these full hours (0 to 23) in every zone that counts.
   */
  @Word(example = "Moment($morning : next(9, 21), $morning > now)")
  public Instant next(int fromHour, int toHour) {
    return next(LocalTime.of(fromHour, 0), LocalTime.of(toHour, 0));
  }

  /** The moment so many days ago, from 1. */
  @Word(example = "Moment($year : daysAgo(365)) exists Consent(granted, at < $year)")
  public Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days));
  }

  /** The moment so many hours ago, from 1. */
  @Word(example = "Moment($before : hoursAgo(2)) Engagement(lastSeenAt > $before)")
  public Instant hoursAgo(int hours) {
    return now.minus(Duration.ofHours(hours));
  }

  /** Whether it is Sunday in a zone that counts. */
  @Word(example = "Moment(sunday)")
  public boolean isSunday() {
    return zones.stream().anyMatch(z -> now.atZone(z).getDayOfWeek() == DayOfWeek.SUNDAY);
  }

  /** Whether it is Saturday or Sunday in a zone that counts. */
  @Word(example = "Moment(weekend)")
  public boolean isWeekend() {
    return zones.stream()
        .map(z -> now.atZone(z).getDayOfWeek())
        .anyMatch(d -> d == DayOfWeek.SATURDAY || d == DayOfWeek.SUNDAY);
  }

  /** Whether it is a public holiday in a zone that counts. */
  @Word(example = "Moment(holiday)")
  public boolean isHoliday() {
    return zones.stream().anyMatch(z -> holidays.contains(now.atZone(z).toLocalDate()));
  }

  /** That local time on the next day that is neither Sunday nor public holiday in any zone. */
  @Word(example = "Moment(sunday, $monday : nextWorkday(LocalTime.of(8, 30)))")
  public Instant nextWorkday(LocalTime at) {
    ZoneId zone = zones.get(0);
    for (int day = 1; day <= DAYS_AHEAD; day++) {
      Instant start =
          now.atZone(zone).toLocalDate().plusDays(day).atTime(at).atZone(zone).toInstant();
      Moment then = new Moment(start, zones, source, fallback, holidays);
      if (!then.isSunday() && !then.isHoliday()) {
        return start;
      }
    }
    return now.atZone(zone).plusDays(1).toInstant();
  }

  /**
   * That full hour (0 to 23) on the next day that is neither Sunday nor public holiday in any zone.
   */
  @Word(example = "Moment(sunday, $monday : nextWorkday(9))")
  public Instant nextWorkday(int hour) {
    return nextWorkday(LocalTime.of(hour, 0));
  }

  private List<ZoneId> decisive(LocalTime from, LocalTime to) {
    return zones.size() == 1 || suits(firstStart(from, to, zones), from, to, zones)
        ? zones
        : List.of(fallback);
  }

  private Instant firstStart(LocalTime from, LocalTime to, List<ZoneId> counting) {
    List<Instant> starts = new ArrayList<>();
    for (ZoneId zone : counting) {
      for (int day = 0; day <= 2; day++) {
        Instant start =
            now.atZone(zone).toLocalDate().plusDays(day).atTime(from).atZone(zone).toInstant();
        if (!start.isBefore(now)) {
          starts.add(start);
        }
      }
    }
    return starts.stream()
        .sorted()
        .filter(s -> suits(s, from, to, counting))
        .findFirst()
        .orElse(now);
  }

  private static boolean suits(Instant at, LocalTime from, LocalTime to, List<ZoneId> zones) {
    return zones.stream().allMatch(z -> within(at.atZone(z), from, to));
  }

  private static boolean within(ZonedDateTime local, LocalTime from, LocalTime to) {
    LocalTime time = local.toLocalTime();
    boolean after = !time.isBefore(from);
    boolean before = time.isBefore(to);
    return from.isBefore(to) ? after && before : after || before;
  }
}
