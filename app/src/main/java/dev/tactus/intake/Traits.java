package dev.tactus.intake;

import java.util.Map;

/** What traits of an identify call must be: e-mail and phone become addresses, timezone the zone. */
final class Traits {
  private Traits() {}

  static void check(Map<String, Object> traits) {
    // what senders write for "not known"
    traits.remove("email", "");
    traits.remove("phone", "");
    traits.remove("timezone", "");
    traits.computeIfPresent("email", (name, value) -> Checks.EMAIL.of("traits.email", value));
    traits.computeIfPresent("phone", (name, value) -> Checks.text(64).of("traits.phone", value));
    traits.computeIfPresent("timezone", (name, value) -> Checks.ZONE.of("traits.timezone", value));
  }
}
