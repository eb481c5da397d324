package dev.tactus.backtest;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Looks whether a simulation leaves enough memory to everything else in its process. */
final class Memory {
  private static final double MOST = 0.8;

  private Memory() {}

  /** Whether most of a part of the heap was in use even after it was collected. */
  static boolean isShort() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage collected = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      if (collected != null
          && isOld(pool)
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
    return name.contains("Old") || name.contains("Tenured");
  }
}
