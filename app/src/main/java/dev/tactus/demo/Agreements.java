package dev.tactus.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invents what customers agreed to, and what they asked for. */
record Agreements(Chance chance) {
  private static final List<String> CHANNELS = List.of("email", "push", "sms", "web");

  /** From none at all to every channel; some taken back at once. */
  List<Map<String, Object>> consents() {
    List<Map<String, Object>> consents = new ArrayList<>();
    int share = chance.between(1, 100);
    if (share > 20) {
      consents.add(consent("email", "marketing", "granted"));
      for (String channel : CHANNELS.subList(1, CHANNELS.size())) {
        if (chance.in100(40)) {
          consents.add(consent(channel, "marketing", "granted"));
        }
      }
    } else if (share > 10) {
      consents.add(consent("email", "alert", "granted"));
    }
    if (share > 94) {
      consents.add(consent("*", "*", "withdrawn"));
    }
    return consents;
  }

  /** The wish to get no more of it. */
  Map<String, Object> withdrawal() {
    return consent(chance.in100(30) ? "*" : "email", "marketing", "withdrawn");
  }

  Map<String, Object> preferences(List<String> favourites) {
    Map<String, Object> preferences = new LinkedHashMap<>();
    preferences.put("categories", favourites);
    if (chance.in100(40)) {
      preferences.put("preferredChannel", chance.oneOf(CHANNELS));
    }
    if (chance.in100(40)) {
      preferences.put("quietHours", Map.of("from", "19:00", "to", "09:30"));
    }
    if (chance.in100(40)) {
      preferences.put("frequency", chance.between(1, 3));
    }
    return preferences;
  }

  private static Map<String, Object> consent(String channel, String purpose, String status) {
    return Map.of(
        "channel", channel,
        "purpose", purpose,
        "status", status,
        "source", status.equals("granted") ? "signup-form" : "preference-centre",
        "policyVersion", "3");
  }
}
