package dev.tactus.demo;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Invents customers: where they live, what they agreed to, what they like. */
final class Shoppers {
  /** Where customers live. */
  private record Home(String zone, String country, String locale) {}

  private static final List<Home> HOMES =
      List.of(
          new Home("Europe/Berlin", "DE", "de-DE"),
          new Home("Europe/London", "GB", "en-GB"),
          new Home("Europe/Paris", "FR", "fr-FR"),
          new Home("Europe/Lisbon", "PT", "pt-PT"),
          new Home("America/New_York", "US", "en-US"),
          new Home("America/Chicago", "US", "en-US"),
          new Home("America/Los_Angeles", "US", "en-US"),
          new Home("America/Sao_Paulo", "BR", "pt-BR"),
          new Home("Asia/Tokyo", "JP", "ja-JP"),
          new Home("Asia/Kolkata", "IN", "en-IN"),
          new Home("Australia/Sydney", "AU", "en-AU"),
          new Home("Africa/Nairobi", "KE", "en-KE"));
  private static final List<String> NAMES =
      List.of(
          "ada", "ben", "cleo", "dario", "elif", "finn", "greta", "hugo", "ines", "jonas", "kaia",
          "levi", "mina", "noor", "otto", "pia", "quinn", "rosa", "sami", "tilda", "uma", "vito",
          "wanda", "yuki", "zoe");

  private final Chance chance;
  private final Assortment assortment;
  private final Agreements agreements;

  Shoppers(Random random, Assortment assortment) {
    this.chance = Chance.of(random);
    this.assortment = assortment;
    this.agreements = new Agreements(chance);
  }

  /** That many customers, the same for the same seed. */
  static List<Shopper> of(long seed, Assortment assortment, int count) {
    Shoppers shoppers = new Shoppers(new Random(seed), assortment);
    List<Shopper> all = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      all.add(shoppers.invent(String.format(Locale.ROOT, "%03d", i)));
    }
    return all;
  }

  /** A customer whose id ends so. */
  Shopper invent(String end) {
    Home home = chance.oneOf(HOMES);
    String id = chance.oneOf(NAMES) + "-" + end;
    List<String> favourites =
        List.of(chance.oneOf(assortment.categories()), chance.oneOf(assortment.categories()));
    List<Shopper.Told> told = new ArrayList<>();
    told.add(new Shopper.Told("customer", profile(id, home)));
    agreements.consents().forEach(c -> told.add(new Shopper.Told("consent", c)));
    if (chance.in100(25)) {
      told.add(new Shopper.Told("preferences", agreements.preferences(favourites)));
    }
    double visits = 0.3 + 1.5 * chance.random().nextDouble();
    return new Shopper(id, ZoneId.of(home.zone()), told, favourites, visits, habits());
  }

  private Map<String, Object> profile(String id, Home home) {
    Map<String, Object> profile = new LinkedHashMap<>();
    int known = chance.between(1, 100);
    if (known > 12) {
      profile.put("timezone", home.zone());
    }
    if (known > 5) {
      profile.put("country", home.country());
    }
    profile.put("locale", home.locale());
    profile.put("addresses", addresses(id));
    if (chance.in100(40)) {
      profile.put("attributes", attributes());
    }
    return profile;
  }

  private Map<String, Object> addresses(String id) {
    Map<String, Object> addresses = new LinkedHashMap<>();
    if (chance.in100(95)) {
      addresses.put("email", List.of(id + "@example.com"));
    }
    if (chance.in100(45)) {
      addresses.put("sms", List.of("+99900" + chance.between(100_000, 999_999)));
    }
    if (chance.in100(40)) {
      addresses.put("push", List.of("device-" + id));
    }
    return addresses;
  }

  private Map<String, Object> attributes() {
    return chance.in100(50)
        ? Map.of("tier", attribute("gold", "purchased", 1))
        : Map.of("household", attribute("with-pets", "inferred", 0.4));
  }

  private static Map<String, Object> attribute(String value, String provenance, double confidence) {
    return Map.of("value", value, "provenance", provenance, "confidence", confidence);
  }

  private List<Shopper.Habit> habits() {
    List<Shopper.Habit> habits = new ArrayList<>();
    int count = chance.in100(50) ? chance.between(1, 2) : 0;
    for (int i = 0; i < count; i++) {
      Item item = chance.oneOf(assortment.items().stream().filter(Item::isConsumable).toList());
      int quantity = item.daysSupply() < 20 ? chance.between(1, 2) : 1;
      habits.add(
          new Shopper.Habit(item, quantity, item.daysSupply() * quantity * chance.around1(0.1)));
    }
    return habits;
  }
}
