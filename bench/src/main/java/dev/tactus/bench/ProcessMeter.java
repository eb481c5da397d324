package dev.tactus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** CPU time and memory of process trees, from /proc (Linux; zero elsewhere). */
final class ProcessMeter {
  private static final double TICKS_PER_SECOND = 100;
  private static final int FIRST_FIELD = 3;
  private static final int UTIME = 14 - FIRST_FIELD;
  private static final int FOUR_TIMES = 4;

  private final Map<String, Supplier<Stream<ProcessHandle>>> trees = new LinkedHashMap<>();
  private final Map<String, Double> used = new LinkedHashMap<>();
  private Map<String, Double> before = Map.of();

  ProcessMeter with(String name, Supplier<Stream<ProcessHandle>> tree) {
    trees.put(name, tree);
    return this;
  }

  static Stream<ProcessHandle> treeOf(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants());
  }

  void start() {
    before = seconds();
  }

  void stop() {
    seconds()
        .forEach(
            (name, now) -> used.merge(name, now - before.getOrDefault(name, 0.0), Double::sum));
  }

  /** CPU seconds of each between all starts and stops. */
  Map<String, Double> used() {
    return used;
  }

  private Map<String, Double> seconds() {
    Map<String, Double> all = new LinkedHashMap<>();
    trees.forEach(
        (name, tree) -> all.put(name, tree.get().mapToDouble(ProcessMeter::seconds).sum()));
    return all;
  }

  /** Its own, and that of its children that have ended. */
  private static double seconds(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = UTIME; i < UTIME + FOUR_TIMES; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks / TICKS_PER_SECOND;
    } catch (IOException ended) {
      return 0;
    }
  }

  /** The most memory that it ever had resident, in MB. */
  static long peakMegabytes(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(l -> l.startsWith("VmHWM:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException none) {
      return 0;
    }
  }
}
