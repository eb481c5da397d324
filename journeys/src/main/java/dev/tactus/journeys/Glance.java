package dev.tactus.journeys;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that a condition saw, in words: {@code key = nothing, subject = cart-17}. */
final class Glance {
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "\\b(event|line|memory|parameters)\\b(?:\\s*,\\s*[\"']([^\"']+)[\"']"
              + "|\\s*\\[\\s*[\"']([^\"']+)[\"']\\s*]|[.](\\w+))");
  private static final Pattern WORD =
      Pattern.compile("\\b(key|subject|products|contents|consumable|at|begun|changed)\\b");
  private static final int MOST_LETTERS = 200;

  private Glance() {}

  static String of(Guard guard, Scene scene) {
    Set<String> seen = new LinkedHashSet<>();
    Matcher property = PROPERTY.matcher(guard.text());
    while (property.find()) {
      String name = name(property);
      Object map = scene.find(property.group(1)).orElse(Map.of());
      Object value = map instanceof Map<?, ?> all ? all.get(name) : null;
      seen.add(property.group(1) + "." + name + " = " + (value == null ? "nothing" : text(value)));
    }
    Matcher word = WORD.matcher(TEXT.matcher(guard.text()).replaceAll(""));
    while (word.find()) {
      seen.add(word.group() + " = " + scene.find(word.group()).map(Glance::text).orElse("nothing"));
    }
    return String.join(", ", seen);
  }

  private static String name(Matcher property) {
    List<String> groups = new ArrayList<>();
    for (int i = 2; i <= property.groupCount(); i++) {
      if (property.group(i) != null) {
        groups.add(property.group(i));
      }
    }
    return groups.get(0);
  }

  private static String text(Object value) {
    String text = value.toString();
    if (text.isEmpty()) {
      return "nothing";
    }
    return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "..." : text;
  }
}
