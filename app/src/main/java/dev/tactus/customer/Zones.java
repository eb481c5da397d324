package dev.tactus.customer;

import dev.tactus.facts.Moment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the customer's zone: their own, else all of their country, else the retailer's. */
public final class Zones {
  private final ZoneId retailer;
  private final Holidays holidays = new Holidays();
  private final Map<String, List<ZoneId>> byCountry = read();

  public Zones(ZoneId retailer) {
    this.retailer = retailer;
  }

  /** Now for this customer. */
  public Moment moment(Customer customer, Instant now) {
    ZoneId own = parse(customer.zone());
    List<ZoneId> ofCountry = ofCountry(customer.country());
    List<ZoneId> zones =
        own != null ? List.of(own) : ofCountry.isEmpty() ? List.of(retailer) : ofCountry;
    Moment.ZoneSource source =
        own != null
            ? Moment.ZoneSource.CUSTOMER
            : ofCountry.isEmpty() ? Moment.ZoneSource.RETAILER : Moment.ZoneSource.COUNTRY;
    Set<LocalDate> free =
        customer.country() == null
            ? Set.of()
            : holidays.around(customer.country(), now.atZone(ZoneOffset.UTC).toLocalDate());
    return new Moment(now, zones, source, retailer, free);
  }

  private List<ZoneId> ofCountry(@Nullable String country) {
    return country == null
        ? List.of()
        : byCountry.getOrDefault(country.toUpperCase(Locale.ROOT), List.of());
  }

  private static @Nullable ZoneId parse(@Nullable String zone) {
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  private static Map<String, List<ZoneId>> read() {
    Map<String, List<ZoneId>> zones = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(Zones.class.getResourceAsStream("zones.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(
              f ->
                  zones.put(
                      f[0],
                      Arrays.stream(f[1].split(",", -1))
                          .map(Zones::parse)
                          .filter(Objects::nonNull)
                          .collect(Collectors.toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zones;
  }
}
