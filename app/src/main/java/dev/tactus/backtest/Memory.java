package dev.tactus.backtest;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether a backtest leaves enough memory to everything else in its process. */
final class Memory {
  private static final double MOST = 0.8;

  /** A part of the heap as it was last collected before the backtest began. */
  private record Before(MemoryPoolMXBean pool, long collections, long used) {
    static Before of(MemoryPoolMXBean pool) {
      MemoryUsage collected = pool.getCollectionUsage();
      return new Before(pool, collectionsOf(pool), collected == null ? -1 : collected.getUsed());
    }

    /** What it holds after a collection since then, null if there was none. */
    @Nullable MemoryUsage since() {
      MemoryUsage collected = pool.getCollectionUsage();
      return collected == null || collectionsOf(pool) == collections || collected.getUsed() == used
          ? null
          : collected;
    }
  }

  private final List<Before> before;

  private Memory(List<Before> before) {
    this.before = before;
  }

  /** Looks from now on: what was measured before is of what others needed. */
  static Memory now() {
    return new Memory(
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(Memory::isOld)
            .map(Before::of)
            .toList());
  }

  /** Whether most of a part of the heap was in use even after it was collected. */
  boolean isShort() {
    for (Before part : before) {
      MemoryUsage collected = part.since();
      if (collected != null
          && collected.getMax() > 0
          && collected.getUsed() > MOST * collected.getMax()) {
        return true;
      }
    }
    return false;
  }

  /** What lives long gathers in one part, whichever collector it is. */
  private static boolean isOld(MemoryPoolMXBean pool) {
    String name = pool.getName();
    return pool.getType() == MemoryType.HEAP && (name.contains("Old") || name.contains("Tenured"));
  }

  private static long collectionsOf(MemoryPoolMXBean pool) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(c -> List.of(c.getMemoryPoolNames()).contains(pool.getName()))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
