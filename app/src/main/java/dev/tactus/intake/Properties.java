package dev.tactus.intake;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the properties of a track call must be, since journeys and rules rely on it. */
final class Properties {
  private static final String[] QUANTITIES = {"quantity", "price", "stock"};
  private static final String[] IDS = {"product_id", "sku", "variant", "cart_id", "order_id"};

  private Properties() {}

  static void check(String event, Map<String, Object> properties) {
    checkLine("properties", properties);
    Object products = properties.get("products");
    if (products != null) {
      if (!(products instanceof List<?> list)) {
        throw new BadValue("properties.products", shown(products), "an array of objects");
      }
      for (int i = 0; i < list.size(); i++) {
        checkLine("properties.products[" + i + "]", list.get(i));
      }
    }
    switch (event) {
      case "Restock Alert Requested" -> channel(properties.get("channel"));
      case "Unsubscribed", "Email Marked as Spam", "Message Marked as Spam" -> {
        Object channel = properties.get("channel");
        channel("*".equals(channel) ? null : channel);
        purpose(properties);
      }
      default -> {
        // their properties are the sender's own
      }
    }
  }

  /** Whether an event of that name gives or takes back a consent, be it for one alert. */
  static boolean saysOfConsent(String event) {
    return switch (event) {
      case "Restock Alert Requested",
          "Restock Alert Cancelled",
          "Unsubscribed",
          "Email Marked as Spam",
          "Message Marked as Spam" ->
          true;
      default -> false;
    };
  }

  private static void checkLine(String path, @Nullable Object line) {
    if (!(line instanceof Map<?, ?> map)) {
      throw new BadValue(path, shown(line), "an object");
    }
    for (String name : QUANTITIES) {
      Object value = map.get(name);
      if (value != null && !isQuantity(value)) {
        throw new BadValue(path + "." + name, shown(value), "a number >= 0");
      }
    }
    for (String name : IDS) {
      Object value = map.get(name);
      if (value != null && !isId(value)) {
        throw new BadValue(path + "." + name, shown(value), "an id of 1 to 512 bytes");
      }
    }
  }

  private static boolean isQuantity(Object value) {
    return value instanceof Number number && Checks.isQuantity(number.doubleValue());
  }

  private static boolean isId(Object value) {
    return value instanceof Number || (value instanceof String text && isIdOrEmpty(text));
  }

  /** Empty text is what senders write for "none". */
  private static boolean isIdOrEmpty(String text) {
    return text.isEmpty() || Limits.isId(text);
  }

  private static void channel(@Nullable Object value) {
    if (value != null) {
      oneOf("properties.channel", value, Channel.values(), "email, sms, push, web");
    }
  }

  private static void purpose(Map<String, Object> properties) {
    Object value = properties.get("purpose");
    if (value != null && !"*".equals(value)) {
      oneOf("properties.purpose", value, Purpose.values(), "marketing, alert, service");
    }
  }

  private static void oneOf(String field, Object value, Enum<?>[] all, String expected) {
    for (Enum<?> one : all) {
      if (value instanceof String text && one.name().equals(text.toUpperCase(Locale.ROOT))) {
        return;
      }
    }
    throw new BadValue(field, shown(value), "one of " + expected);
  }

  static Object shown(@Nullable Object value) {
    return value instanceof Map ? "{...}" : value instanceof List ? "[...]" : String.valueOf(value);
  }
}
