package dev.tactus.servers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the embedded PostgreSQL is set up: durable first, then fast on a machine that it shares. */
final class PostgresSettings {
  private static final long MEGABYTE = 1 << 20;
  private static final long MOST_BUFFERS = 512;
  private static final long LEAST_BUFFERS = 128;

  private PostgresSettings() {}

  static Map<String, String> with(Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("max_connections", "60");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("log_checkpoints", "off");
    all.put("fsync", "on");
    all.put("full_page_writes", "on");
    all.put("synchronous_commit", "on");
    all.put("shared_buffers", sharedBuffers() + "MB");
    all.put("wal_compression", "pglz");
    all.put("max_wal_size", "4GB");
    all.put("min_wal_size", "256MB");
    all.put("checkpoint_timeout", "15min");
    all.put("checkpoint_completion_target", "0.9");
    all.put("work_mem", "16MB");
    all.put("maintenance_work_mem", "128MB");
    all.put("random_page_cost", "1.1");
    all.put("jit", "off");
    all.put("autovacuum_naptime", "20s");
    all.put("default_toast_compression", "pglz");
    all.putAll(own);
    return all;
  }

  private static long sharedBuffers() {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return Math.max(LEAST_BUFFERS, Math.min(MOST_BUFFERS, memory / MEGABYTE / 16));
  }
}
