package dev.tactus.customer;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Event;
import dev.tactus.facts.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The consent ledger: which entry counts. */
final class Ledger {
  private Ledger() {}

  /** The ledger line of a consent event, whose properties are the body of the HTTP API. */
  static LedgerEntry entry(Event e) {
    String at = e.text("at");
    String expires = e.text("expiresAt");
    String source = e.text("source");
    return new LedgerEntry(
        EventEffects.channel(e.text("channel")),
        EventEffects.purpose(e.text("purpose")),
        e.text("product_id"),
        "granted".equals(e.text("status")),
        at == null ? e.at() : Instant.parse(at),
        expires == null ? null : Instant.parse(expires),
        source == null ? "api" : source,
        e.text("policyVersion"));
  }

  /** Who asks for an alert consents to that one alert, on the channel asked for. */
  static List<LedgerEntry> alertRequested(Customer c, Event e) {
    String product = e.article();
    if (product == null) {
      return List.of();
    }
    String channel = e.text("channel");
    return enter(
        c,
        new LedgerEntry(
            channel == null ? Channel.EMAIL : Channel.of(channel),
            Purpose.ALERT,
            product,
            true,
            e.at(),
            null,
            "restock-alert",
            null));
  }

  static List<LedgerEntry> unsubscribed(Customer c, Event e) {
    Channel channel =
        e.name().startsWith("Email") ? Channel.EMAIL : EventEffects.channel(e.text("channel"));
    return enter(
        c,
        new LedgerEntry(
            channel,
            EventEffects.purpose(e.text("purpose")),
            null,
            false,
            e.at(),
            null,
            e.name(),
            null));
  }

  static List<LedgerEntry> enter(Customer c, LedgerEntry entry) {
    List<Consent> counting = new ArrayList<>(c.consents);
    for (Channel channel : Channel.values()) {
      for (Purpose purpose : Purpose.values()) {
        if (concerns(entry, channel, purpose)) {
          enter(
              counting,
              new Consent(
                  channel,
                  purpose,
                  entry.product(),
                  entry.granted(),
                  entry.at(),
                  entry.expiresAt(),
                  entry.source(),
                  entry.policyVersion()));
        }
      }
    }
    c.consents = List.copyOf(counting);
    return List.of(entry);
  }

  private static boolean concerns(LedgerEntry entry, Channel channel, Purpose purpose) {
    return (entry.channel() == null || entry.channel() == channel)
        && (entry.purpose() == null ? purpose != Purpose.SERVICE : entry.purpose() == purpose);
  }

  private static void enter(List<Consent> counting, Consent entry) {
    for (int i = 0; i < counting.size(); i++) {
      Consent was = counting.get(i);
      if (was.channel() == entry.channel()
          && was.purpose() == entry.purpose()
          && Objects.equals(was.product(), entry.product())) {
        if (outranks(entry, was)) {
          counting.set(i, entry);
        }
        return;
      }
    }
    counting.add(entry);
  }

  /** The later entry counts; of two at the same time the withdrawal. */
  private static boolean outranks(Consent entry, Consent was) {
    int order = entry.at().compareTo(was.at());
    return order > 0 || (order == 0 && (!entry.granted() || was.granted()));
  }

  /**
   * The entry that counts for a trigger: for an alert the one for its product or for all products,
   * whichever is later.
   */
  static @Nullable Consent counting(
      List<Consent> consents, Channel channel, Purpose purpose, List<String> products) {
    Consent counting = null;
    for (Consent consent : consents) {
      boolean applies =
          consent.channel() == channel
              && consent.purpose() == purpose
              && (consent.product() == null || products.contains(consent.product()));
      if (applies && (counting == null || outranks(consent, counting))) {
        counting = consent;
      }
    }
    return counting;
  }
}
