package dev.tactus.releases.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.releases.ShadowDifference;
import dev.tactus.web.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a shadow did so far.
 *
 * @param judged triggers
 * @param differs those that it answered otherwise
 * @param failed those that its rules could not judge
 * @param notJudged triggers not compared, since the other release had no time to judge them
 * @param skipped those for which there was no time
 * @param next cursor of the next page of items
 */
record ShadowView(
    long judged,
    long differs,
    long failed,
    long notJudged,
    long skipped,
    List<RuleCounts> rules,
    List<ShadowDifference> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {
  /**
   * A rule that did not fire alike.
   *
   * @param added triggers for which only the shadow fired it
   * @param gone triggers for which only the other release fired it
   */
  record RuleCounts(String rule, long added, long gone) {}

  static ShadowView of(Map<String, Long> counts, Listing<ShadowDifference> page) {
    TreeSet<String> names = new TreeSet<>();
    counts.keySet().stream()
        .filter(what -> what.startsWith("+") || what.startsWith("-"))
        .forEach(what -> names.add(what.substring(1)));
    List<RuleCounts> rules = new ArrayList<>();
    for (String name : names) {
      rules.add(new RuleCounts(name, count(counts, "+" + name), count(counts, "-" + name)));
    }
    return new ShadowView(
        count(counts, "judged"),
        count(counts, "differs"),
        count(counts, "failed"),
        count(counts, "notJudged"),
        count(counts, "skipped"),
        rules,
        page.items(),
        page.next());
  }

  private static long count(Map<String, Long> counts, String what) {
    return counts.getOrDefault(what, 0L);
  }
}
