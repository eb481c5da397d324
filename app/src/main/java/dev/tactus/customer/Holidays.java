package dev.tactus.customer;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Public holidays of countries. */
final class Holidays {
  private static final int BEFORE = 1;
  private static final int AFTER = 15;

  private final Map<String, Set<LocalDate>> byYear = new ConcurrentHashMap<>();
  private final Map<String, Set<LocalDate>> byDay = new ConcurrentHashMap<>();

  /** The public holidays from the day before that day to two weeks after it. */
  Set<LocalDate> around(String country, LocalDate day) {
    if (byDay.size() > 10_000) {
      byDay.clear();
    }
    return byDay.computeIfAbsent(country + day, key -> find(country, day));
  }

  private Set<LocalDate> find(String country, LocalDate day) {
    Set<LocalDate> all =
        IntStream.rangeClosed(day.minusDays(BEFORE).getYear(), day.plusDays(AFTER).getYear())
            .boxed()
            .flatMap(year -> ofYear(country, year))
            .collect(Collectors.toSet());
    return all.stream()
        .filter(h -> !h.isBefore(day.minusDays(BEFORE)) && !h.isAfter(day.plusDays(AFTER)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<LocalDate> ofYear(String country, int year) {
    return byYear
        .computeIfAbsent(
            country + year,
            key -> {
              try {
                return HolidayManager.getInstance(
                        ManagerParameters.create(country.toLowerCase(Locale.ROOT)))
                    .getHolidays(java.time.Year.of(year))
                    .stream()
                    .map(Holiday::getDate)
                    .collect(Collectors.toSet());
              } catch (IllegalStateException | IllegalArgumentException noneKnown) {
                return Set.of();
              }
            })
        .stream();
  }
}
