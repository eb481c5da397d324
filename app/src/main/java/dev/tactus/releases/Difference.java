package dev.tactus.releases;

import dev.tactus.judgement.Decisions.Firings;
import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one release to another, rule by rule.
 *
 * @param rules those that were added, removed or changed
 * @param files all that differ: also numbers of judging, saved cases
 */
public record Difference(List<Changed> rules, List<String> files) {
  /**
   * A rule that differs.
   *
   * @param change added, removed or changed
   * @param was its text as DRL, null: it is new
   * @param now its text as DRL, null: it is gone
   * @param firingsWas how often it fired in the one release
   * @param firingsNow how often it fired in the other
   */
  public record Changed(
      String rule,
      String change,
      @Nullable String was,
      @Nullable String now,
      long firingsWas,
      long firingsNow) {}

  static Difference of(
      Release a, Release b, Map<String, Firings> firedInA, Map<String, Firings> firedInB) {
    Sources sourcesA = Sources.of(a);
    Sources sourcesB = Sources.of(b);
    Map<String, String> was = Drl.rules(sourcesA);
    Map<String, String> now = Drl.rules(sourcesB);
    List<Changed> changed = new ArrayList<>();
    for (String rule : union(was.keySet(), now.keySet())) {
      String before = was.get(rule);
      String after = now.get(rule);
      if (before == null || !before.equals(after)) {
        changed.add(
            new Changed(
                rule,
                change(before, after),
                before,
                after,
                count(firedInA.get(rule)),
                count(firedInB.get(rule))));
      }
    }
    return new Difference(changed, files(sourcesA, sourcesB));
  }

  private static String change(@Nullable String before, @Nullable String after) {
    if (before == null) {
      return "added";
    }
    return after == null ? "removed" : "changed";
  }

  private static long count(@Nullable Firings firings) {
    return firings == null ? 0 : firings.count();
  }

  private static List<String> files(Sources a, Sources b) {
    return union(a.names(), b.names()).stream().filter(name -> differs(name, a, b)).toList();
  }

  private static boolean differs(String name, Sources a, Sources b) {
    boolean both = a.names().contains(name) && b.names().contains(name);
    return !both || !Arrays.equals(a.bytes(name), b.bytes(name));
  }

  private static SortedSet<String> union(Iterable<String> some, Iterable<String> others) {
    SortedSet<String> all = new TreeSet<>();
    some.forEach(all::add);
    others.forEach(all::add);
    return all;
  }
}
