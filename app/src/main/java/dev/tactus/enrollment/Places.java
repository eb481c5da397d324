package dev.tactus.enrollment;

import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Problem;
import java.util.List;

/** Where a definition says something. */
final class Places {
  private Places() {}

  /** A problem with what stands under that key of the definition. */
  static Problem of(Journey journey, String key, String file, String message, String expected) {
    List<String> lines = journey.yaml().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(key + ":")) {
        return new Problem(file, i + 1, 1, message, expected);
      }
    }
    return new Problem(file, 1, 1, message, expected);
  }
}
