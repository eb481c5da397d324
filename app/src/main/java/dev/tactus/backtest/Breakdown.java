package dev.tactus.backtest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Messages by journey, channel, segment; a message on another channel is added and dropped. */
final class Breakdown {
  private final Map<String, Long> added = new TreeMap<>();
  private final Map<String, Long> dropped = new TreeMap<>();

  private Breakdown() {}

  static List<Report.PartRow> journeys(Comparison c) {
    Breakdown parts = new Breakdown();
    c.partings.forEach(p -> parts.count(p, r -> List.of(p.trigger.journey())));
    return parts.rows(c.courseA.byJourney, c.courseB.byJourney);
  }

  static List<Report.PartRow> channels(Comparison c) {
    Breakdown parts = new Breakdown();
    c.partings.forEach(p -> parts.count(p, Breakdown::channel));
    return parts.rows(c.courseA.byChannel, c.courseB.byChannel);
  }

  static List<Report.PartRow> segments(Comparison c) {
    Breakdown parts = new Breakdown();
    c.partings.forEach(p -> parts.count(p, r -> p.segments.isEmpty() ? List.of("") : p.segments));
    return parts.rows(c.courseA.bySegment, c.courseB.bySegment);
  }

  private static Collection<String> channel(Ruled ruled) {
    return ruled.channel() == null ? List.of() : List.of(ruled.channel().id());
  }

  private void count(Parting parting, Function<Ruled, Collection<String>> parts) {
    Collection<String> before = of(parting.a(), parts);
    Collection<String> after = of(parting.b(), parts);
    before.stream().filter(p -> !after.contains(p)).forEach(p -> dropped.merge(p, 1L, Long::sum));
    after.stream().filter(p -> !before.contains(p)).forEach(p -> added.merge(p, 1L, Long::sum));
  }

  private static Collection<String> of(
      @Nullable Ruled ruled, Function<Ruled, Collection<String>> parts) {
    return ruled != null && ruled.isSend() ? parts.apply(ruled) : List.of();
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
