package dev.tactus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Figures and checks of a run, as a table and as JSON. */
final class Report {
  /** What was expected and what was found. */
  record Check(String what, Object expected, Object found, boolean good) {}

  private final String title;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<Check> checks = new ArrayList<>();

  Report(String title) {
    this.title = title;
  }

  /** What is not a number was not measured, since nothing came. */
  Report figure(String name, Object value) {
    figures.put(name, value instanceof Double d ? rounded(d) : value);
    return this;
  }

  private static Object rounded(Double value) {
    return value.isNaN() ? "none" : Math.round(value * 1000) / 1000.0;
  }

  Report equal(String what, long expected, long found) {
    checks.add(new Check(what, expected, found, expected == found));
    return this;
  }

  Report between(String what, long least, long most, long found) {
    boolean good = least <= found && found <= most;
    checks.add(new Check(what, least + ".." + most, found, good));
    return this;
  }

  boolean good() {
    return checks.stream().allMatch(Check::good);
  }

  /** Prints it, and writes it to the file if one is named; the exit code. */
  int print(@Nullable Path json) throws IOException {
    System.out.println("\n" + title);
    figures.forEach((name, value) -> line("  %-44s %s", name, value));
    System.out.println("  checks");
    checks.forEach(
        c ->
            line(
                "    %-4s %-48s expected %s, found %s",
                c.good() ? "ok" : "BAD", c.what(), c.expected(), c.found()));
    line("  %s", good() ? "every count is right" : "COUNTS ARE WRONG: the figures mean nothing");
    if (json != null) {
      Map<String, Object> all =
          Map.of("title", title, "good", good(), "figures", figures, "checks", checks);
      Files.write(
          json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }
    return good() ? 0 : 1;
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
