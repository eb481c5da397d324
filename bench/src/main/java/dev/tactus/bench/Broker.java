package dev.tactus.bench;

import dev.tactus.testkit.servers.PrivateRabbit;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The broker of a run, always at the same address. */
interface Broker extends AutoCloseable {
  static Broker start(@Nullable String kind, Path folder) throws Exception {
    String wanted =
        kind == null ? (PrivateRabbit.available() ? "rabbit" : "embedded") : kind.strip();
    return switch (wanted) {
      case "rabbit" -> new RabbitBroker(folder);
      case "embedded" -> new EmbeddedBrokerProcess(folder);
      default -> throw new IllegalArgumentException("--broker: rabbit or embedded, not " + wanted);
    };
  }

  String name();

  String uri();

  /** The process that all of its processes descend from. */
  ProcessHandle handle();

  /** As kill -9 does. */
  void kill() throws InterruptedException;

  /** Starts it again on the same data; returns when it takes connections. */
  void restart() throws IOException, InterruptedException;
}
