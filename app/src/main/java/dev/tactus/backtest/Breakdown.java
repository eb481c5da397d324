package dev.tactus.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Messages by journey, channel, segment; a message on another channel is added and dropped. */
final class Breakdown {
  private final Map<String, Long> added = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();

  private Breakdown() {}

  static List<Report.PartRow> journeys(Comparison c) {
    Breakdown parts = new Breakdown();
    for (Difference p : c.differences) {
      Set<String> journey = Set.of(p.trigger.journey());
      parts.count(p, journey, journey);
    }
    return parts.rows(c.totalsA.byJourney, c.totalsB.byJourney);
  }

  static List<Report.PartRow> channels(Comparison c) {
    Breakdown parts = new Breakdown();
    c.differences.forEach(p -> parts.count(p, channel(p.a()), channel(p.b())));
    return parts.rows(c.totalsA.byChannel, c.totalsB.byChannel);
  }

  static List<Report.PartRow> segments(Comparison c) {
    Breakdown parts = new Breakdown();
    c.differences.forEach(p -> parts.count(p, p.segmentsA(), p.segmentsB()));
    return parts.rows(c.totalsA.bySegment, c.totalsB.bySegment);
  }

  private static Set<String> channel(@Nullable Ruled ruled) {
    return ruled == null || ruled.channel() == null ? Set.of() : Set.of(ruled.channel().id());
  }

  private void count(Difference difference, Set<String> partsOfA, Set<String> partsOfB) {
    Set<String> before = isSend(difference.a()) ? partsOfA : Set.of();
    Set<String> after = isSend(difference.b()) ? partsOfB : Set.of();
    before.stream().filter(p -> !after.contains(p)).forEach(p -> dropped.merge(p, 1L, Long::sum));
    after.stream().filter(p -> !before.contains(p)).forEach(p -> added.merge(p, 1L, Long::sum));
  }

  private static boolean isSend(@Nullable Ruled ruled) {
    return ruled != null && ruled.isSend();
  }

  private List<Report.PartRow> rows(Map<String, Long> before, Map<String, Long> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Report.PartRow> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(
          new Report.PartRow(
              name,
              before.getOrDefault(name, 0L),
              after.getOrDefault(name, 0L),
              added.getOrDefault(name, 0L),
              dropped.getOrDefault(name, 0L)));
    }
    return rows;
  }
}
