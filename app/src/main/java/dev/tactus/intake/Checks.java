package dev.tactus.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that forms are made of. */
final class Checks {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ().\\-/]{3,30}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  static final Check BOOL =
      (field, value) -> value instanceof Boolean ? value : no(field, value, "true or false");
  static final Check EMAIL = matching(a -> ADDRESS.matcher(a).matches(), "an e-mail address");
  static final Check PHONE =
      matching(a -> TELEPHONE.matcher(a).matches(), "a telephone number, such as +491701234567");
  static final Check ZONE = matching(ZONES::contains, "an IANA time zone, such as Europe/Berlin");
  static final Check COUNTRY =
      matching(COUNTRIES::contains, "an ISO 3166 country of two letters, such as DE");
  static final Check LOCALE = matching(Checks::isLocale, "a BCP 47 language tag, such as de-DE");
  static final Check CURRENCY = matching(Checks::isCurrency, "an ISO 4217 currency, such as EUR");
  static final Check URL = matching(Checks::isUrl, "an http or https URL");
  static final Check ID = matching(Limits::isId, "an id of 1 to 512 bytes");
  static final Check QUANTITY = number(Checks::isQuantity, "a number >= 0");
  static final Check LOCAL_TIME = matching(Checks::isLocalTime, "a local time, such as 22:00");

  /** Kept as UTC. */
  static final Check TIME =
      (field, value) -> EventTime.parse(field, String.valueOf(value)).toString();

  private Checks() {}

  /** Not more than a double can tell. */
  static boolean isQuantity(double number) {
    return number >= 0 && number <= Double.MAX_VALUE;
  }

  static Check text(int most) {
    return matching(text -> text.length() <= most, "text of at most " + most + " characters");
  }

  static Check matching(Predicate<String> good, String expected) {
    return (field, value) ->
        value instanceof String text && good.test(text) ? text : no(field, value, expected);
  }

  static Check oneOf(String... all) {
    List<String> known = List.of(all);
    return matching(known::contains, "one of " + String.join(", ", known));
  }

  static Check number(Predicate<Double> good, String expected) {
    return (field, value) ->
        value instanceof Number number && good.test(number.doubleValue())
            ? number
            : no(field, value, expected);
  }

  static Check scalar() {
    return (field, value) ->
        !(value instanceof String || value instanceof Number || value instanceof Boolean)
            ? no(field, value, "text, a number, true or false")
            : value;
  }

  static Check list(Check each, int most) {
    return (field, value) -> {
      if (!(value instanceof List<?> list) || list.size() > most) {
        return no(field, value, "an array of at most " + most);
      }
      List<Object> checked = new ArrayList<>(list.size());
      for (int i = 0; i < list.size(); i++) {
        checked.add(each.of(field + "[" + i + "]", list.get(i)));
      }
      return checked;
    };
  }

  @SuppressWarnings("unchecked")
  static Check object(Consumer<Form> form) {
    return (field, value) -> {
      if (!(value instanceof Map<?, ?> map)) {
        return no(field, value, "an object");
      }
      Form inner = new Form(field, (Map<String, Object>) map);
      form.accept(inner);
      return inner.done();
    };
  }

  static Object no(String field, @Nullable Object value, String expected) {
    throw new BadValue(field, Properties.shown(value), expected);
  }

  private static boolean isLocale(String tag) {
    try {
      return !tag.isEmpty()
          && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static boolean isCurrency(String code) {
    try {
      return Currency.getInstance(code) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && text.length() <= 2048;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isLocalTime(String text) {
    try {
      return LocalTime.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
