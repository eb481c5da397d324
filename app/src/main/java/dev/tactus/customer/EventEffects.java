package dev.tactus.customer;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Event;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purchase;
import dev.tactus.facts.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each kind of event changes of a customer. */
final class EventEffects {
  private EventEffects() {}

  static List<LedgerEntry> apply(Customer c, Event e) {
    return switch (e.type()) {
      case "customer" -> identity(c, e);
      case "identify" -> traits(c, e);
      case "consent" -> Ledger.enter(c, Ledger.entry(e));
      case "preferences" -> preferences(c, e);
      case "outcome" -> outcome(c, e);
      case "track" -> {
        c.seen(e.at());
        yield tracked(c, e);
      }
      default -> {
        c.seen(e.at());
        yield List.of();
      }
    };
  }

  private static List<LedgerEntry> tracked(Customer c, Event e) {
    switch (e.name()) {
      case "Product Viewed", "Product Clicked" -> look(c, e);
      case "Product Added", "Product Added to Wishlist" -> putAside(c, e);
      case "Order Completed", "Order Refunded" -> order(c, e);
      case "Email Link Clicked", "Push Notification Tapped", "Message Link Clicked" ->
          answered(c, e);
      case "Email Bounced", "Push Notification Bounced" -> bounce(c, e);
      case "Restock Alert Requested" -> {
        putAside(c, e);
        return Ledger.alertRequested(c, e);
      }
      case "Unsubscribed" -> {
        return Ledger.unsubscribed(c, e);
      }
      case "Email Marked as Spam", "Message Marked as Spam" -> {
        c.complained(e.at());
        return Ledger.unsubscribed(c, e);
      }
      default -> {
        // other events only show that the customer was there
      }
    }
    return List.of();
  }

  private static void look(Customer c, Event e) {
    for (Event.Line line : e.lines()) {
      c.looked(line.product(), line.text("category"), e.at());
    }
  }

  private static void putAside(Customer c, Event e) {
    look(c, e);
    for (Event.Line line : e.lines()) {
      BigDecimal price = decimal(line.properties().get("price"));
      if (price != null) {
        c.pricedAt(line.product(), price);
      }
    }
  }

  private static void order(Customer c, Event e) {
    List<Purchase> lines = purchases(e);
    lines.forEach(c::bought);
    if (e.name().equals("Order Completed")) {
      c.answeredBy(lines.stream().map(Purchase::product).toList(), e.at());
    }
  }

  /** The lines of an order or a refund; none of any other event. */
  static List<Purchase> purchases(Event e) {
    int sign = e.name().equals("Order Completed") ? 1 : e.name().equals("Order Refunded") ? -1 : 0;
    return sign == 0 || !e.type().equals("track")
        ? List.of()
        : e.lines().stream().map(line -> purchase(e, line, sign)).toList();
  }

  private static Purchase purchase(Event e, Event.Line line, int sign) {
    return new Purchase(
        e.text("order_id"),
        line.product(),
        line.text("category"),
        sign * line.quantity(),
        e.at(),
        isTrue(line.properties().get("gift")) || isTrue(e.properties().get("gift")));
  }

  private static boolean isTrue(@Nullable Object flag) {
    return Boolean.TRUE.equals(flag);
  }

  private static void answered(Customer c, Event e) {
    String send = e.text("send_id");
    if (send != null) {
      c.answered(send, e.at());
    }
  }

  private static void bounce(Customer c, Event e) {
    c.bounced.put(e.name().startsWith("Email") ? Channel.EMAIL : Channel.PUSH, e.at());
  }

  private static List<LedgerEntry> outcome(Customer c, Event e) {
    String send = e.text("send");
    String status = e.text("status");
    if (send == null || status == null) {
      return List.of();
    }
    switch (status) {
      case "failed", "expired", "revoked" -> c.giveBack(send);
      case "bounced" -> {
        c.touches().stream()
            .filter(t -> t.send().equals(send))
            .forEach(t -> c.bounced.put(t.channel(), e.at()));
        c.giveBack(send);
      }
      default -> {
        // delivered: it already counts
      }
    }
    return List.of();
  }

  private static List<LedgerEntry> identity(Customer c, Event e) {
    Map<String, Object> p = e.properties();
    c.known = true;
    c.zone = replaced(p, "timezone", c.zone);
    c.country = replaced(p, "country", c.country);
    c.locale = replaced(p, "locale", c.locale);
    if (p.get("addresses") instanceof Map<?, ?> addresses) {
      for (Channel channel : Channel.values()) {
        if (addresses.containsKey(channel.id())) {
          address(c, channel, addresses.get(channel.id()));
        }
      }
    }
    if (p.get("attributes") instanceof Map<?, ?> attributes) {
      attributes.forEach((name, body) -> attribute(c, String.valueOf(name), body, e.at()));
    }
    return List.of();
  }

  private static List<LedgerEntry> traits(Customer c, Event e) {
    c.seen(e.at());
    c.known = true;
    Object email = e.properties().get("email");
    if (email != null) {
      address(c, Channel.EMAIL, email);
    }
    Object phone = e.properties().get("phone");
    if (phone != null) {
      address(c, Channel.SMS, phone);
    }
    String zone = e.text("timezone");
    if (zone != null) {
      c.zone = zone;
    }
    e.properties()
        .forEach(
            (name, value) -> {
              if (value instanceof String text && !isField(name)) {
                c.attributes.put(name, new Attribute(name, text, Provenance.OBSERVED, 1, e.at()));
              }
            });
    return List.of();
  }

  /** Whether a trait has a place of its own beside the attributes. */
  private static boolean isField(String trait) {
    return switch (trait) {
      case "email", "phone", "timezone", "anonymousId" -> true;
      default -> false;
    };
  }

  private static void address(Customer c, Channel channel, @Nullable Object value) {
    List<String> all =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : value == null ? List.of() : List.of(value.toString());
    if (!all.equals(c.addresses.put(channel, all))) {
      c.bounced.remove(channel);
    }
  }

  private static void attribute(Customer c, String name, @Nullable Object body, Instant at) {
    if (!(body instanceof Map<?, ?> map) || map.get("value") == null) {
      c.attributes.remove(name);
      return;
    }
    Object provenance = map.get("provenance");
    Object collected = map.get("collectedAt");
    c.attributes.put(
        name,
        new Attribute(
            name,
            String.valueOf(map.get("value")),
            provenance == null
                ? Provenance.OBSERVED
                : Provenance.valueOf(
                    provenance.toString().toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
            map.get("confidence") instanceof Number n ? n.doubleValue() : 1,
            collected == null ? at : Instant.parse(collected.toString())));
  }

  private static List<LedgerEntry> preferences(Customer c, Event e) {
    Map<String, Object> p = e.properties();
    Map<?, ?> quiet = p.get("quietHours") instanceof Map<?, ?> m ? m : Map.of();
    String channel = e.text("preferredChannel");
    c.preferences =
        new Preferences(
            texts(p.get("topics")),
            texts(p.get("categories")),
            frequency(p.get("frequency")),
            time(quiet.get("from")),
            time(quiet.get("to")),
            channel == null ? null : Channel.of(channel));
    return List.of();
  }

  /** Messages a week: a number, or {@code {"perWeek": 2}}. */
  private static @Nullable Integer frequency(@Nullable Object value) {
    Object number = value instanceof Map<?, ?> map ? map.get("perWeek") : value;
    return number instanceof Number n ? n.intValue() : null;
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static @Nullable LocalTime time(@Nullable Object value) {
    return value == null ? null : LocalTime.parse(value.toString());
  }

  static @Nullable Purpose purpose(@Nullable String id) {
    return id == null || id.equals("*") ? null : Purpose.of(id);
  }

  static @Nullable Channel channel(@Nullable String id) {
    return id == null || id.equals("*") ? null : Channel.of(id);
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value instanceof BigDecimal d
        ? d
        : value instanceof Number n ? new BigDecimal(n.toString()) : null;
  }

  private static @Nullable String replaced(
      Map<String, Object> properties, String name, @Nullable String was) {
    return properties.containsKey(name)
        ? (properties.get(name) == null ? null : String.valueOf(properties.get(name)))
        : was;
  }
}
