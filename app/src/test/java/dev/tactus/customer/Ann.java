package dev.tactus.customer;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Event;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A customer to whom things happen at certain hours after ten in the morning of a Wednesday. */
final class Ann {
  static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
  final Customer customer;
  private int events;

  Ann() {
    this(Profile.UNKNOWN);
  }

  Ann(Profile profile) {
    customer = new Customer(profile);
  }

  static Instant at(double hour) {
    return TEN.plusSeconds(Math.round(hour * 3600));
  }

  List<LedgerEntry> tracked(String name, double hour, Map<String, Object> properties) {
    return happened("track", name, hour, properties);
  }

  List<LedgerEntry> happened(
      String type, String name, double hour, Map<String, Object> properties) {
    return customer.apply(new Event("e" + events++, "ann", type, name, at(hour), properties));
  }

  /** Says yes or no, as the HTTP API takes it. */
  Ann consents(String status, String channel, String purpose, double hour) {
    happened(
        "consent",
        "consent",
        hour,
        Map.of(
            "status", status, "channel", channel, "purpose", purpose, "at", at(hour).toString()));
    return this;
  }

  Ann touched(String send, Duration ago, String... products) {
    customer.touch(
        new Touch(
            send,
            Channel.EMAIL,
            Purpose.MARKETING,
            "abandoned-cart",
            "reminder-1",
            "cart",
            List.of(products),
            TEN.minus(ago),
            false));
    return this;
  }

  /** Whether the entry that counts is a yes; absent is no. */
  boolean says(Channel channel, Purpose purpose, String... products) {
    var counting = customer.consent(channel, purpose, List.of(products));
    return counting != null && counting.granted();
  }

  List<String> answered() {
    return customer.touches().stream().filter(Touch::answered).map(Touch::send).toList();
  }

  List<String> sends() {
    return customer.touches().stream().map(Touch::send).toList();
  }
}
