package dev.tactus.releases;

import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one release to another, rule by rule.
 *
 * @param rules added, removed, changed
 * @param files other than of rules that differ: numbers of judging, saved cases
 */
public record Difference(List<Changed> rules, List<String> files) {
  /**
   * A rule that differs.
   *
   * @param was its text, null: it is new
   * @param now its text, null: it is gone
   */
  public record Changed(String rule, String change, @Nullable String was, @Nullable String now) {}

  static Difference of(Release a, Release b) {
    Map<String, String> was = rules(a);
    Map<String, String> now = rules(b);
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(now.keySet());
    List<Changed> changed = new ArrayList<>();
    for (String name : names) {
      String before = was.get(name);
      String after = now.get(name);
      if (before == null || after == null || !before.equals(after)) {
        String change = before == null ? "added" : after == null ? "removed" : "changed";
        changed.add(new Changed(name, change, before, after));
      }
    }
    return new Difference(changed, files(Sources.of(a), Sources.of(b)));
  }

  private static Map<String, String> rules(Release release) {
    Sources sources = Sources.of(release);
    Map<String, String> texts = new TreeMap<>();
    try (Knowledge knowledge = Knowledge.load(release)) {
      for (Rule rule : knowledge.rules()) {
        texts.put(rule.name(), text(rule, sources));
      }
    }
    return texts;
  }

  /** From the line of its name to the end; the row of a table. */
  private static String text(Rule rule, Sources sources) {
    String file = sources.text(rule.file());
    if (file == null || !rule.file().matches(".*[.]d?s?d?rl?")) {
      return file == null ? "" : rule.file() + " row " + rule.line();
    }
    List<String> lines = file.lines().toList();
    int from = Math.max(0, rule.line() - 1);
    int to = from;
    while (to < lines.size() && !lines.get(to).strip().equals("end")) {
      to++;
    }
    return String.join("\n", lines.subList(from, Math.min(lines.size(), to + 1)));
  }

  private static List<String> files(Sources a, Sources b) {
    TreeSet<String> names = new TreeSet<>(a.names());
    names.addAll(b.names());
    names.removeIf(name -> name.matches("rules/.*[.](drl|dslr)"));
    names.removeIf(
        name ->
            a.names().contains(name)
                && b.names().contains(name)
                && java.util.Arrays.equals(a.bytes(name), b.bytes(name)));
    return List.copyOf(names);
  }
}
