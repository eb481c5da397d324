package dev.tactus.testkit.servers;

import dev.tactus.servers.Ports;
import dev.tactus.servers.Supervised;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A RabbitMQ of a test's own: the machine's rabbitmq-server as a child process, on free ports of
 * localhost. It ends with the JVM, even if that is killed.
 */
public final class PrivateRabbit implements AutoCloseable {
  // not the one on the path, which changes to the user rabbitmq and its data
  private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration PORT_FREE_WITHIN = Duration.ofSeconds(30);

  // epmd in the foreground beside it, or the node would start one that outlives both
  private static final String SHELL =
      """
      exec 3<&0
      epmd -port $ERL_EPMD_PORT -address 127.0.0.1 </dev/null & epmd=$!
      "$1" </dev/null & server=$!
      { cat >/dev/null; kill -TERM $server 2>/dev/null; } <&3 & watch=$!
      wait $server; result=$?
      kill $epmd $watch 2>/dev/null
      exit $result
      """;

  private final Path folder;
  private final int port;
  private final Process process;

  /** Whether this machine has one to start. */
  public static boolean available() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts one with its data in this folder; returns when it takes connections. */
  public static PrivateRabbit start(Path folder) {
    try {
      Files.createDirectories(folder.resolve("home"));
      return new PrivateRabbit(folder.toRealPath());
    } catch (IOException e) {
      throw new IllegalStateException("rabbitmq-server did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start of rabbitmq-server was broken off", e);
    }
  }

  private PrivateRabbit(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    port = port();
    ProcessBuilder builder =
        Supervised.inOwnSession(List.of("sh", "-c", SHELL, "private-rabbit", PROGRAM.toString()));
    builder.environment().putAll(environment());
    File log = folder.resolve("out").toFile();
    process = builder.redirectErrorStream(true).redirectOutput(log).start();
    awaitReady();
  }

  /** With user and password; the default virtual host. */
  public String uri() {
    return "amqp://guest:guest@127.0.0.1:%d".formatted(port);
  }

  /** The process that all of its processes descend from. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  private Map<String, String> environment() throws IOException {
    int epmd = Ports.free();
    return Map.ofEntries(
        Map.entry("HOME", folder.resolve("home").toString()),
        Map.entry("LANG", "C.UTF-8"),
        Map.entry("ERL_EPMD_PORT", Integer.toString(epmd)),
        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
        Map.entry("RABBITMQ_NODENAME", nodeName()),
        Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
        Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
        Map.entry("RABBITMQ_DIST_PORT", Integer.toString(Ports.free())),
        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
        Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
        Map.entry("RABBITMQ_CONFIG_FILE", written("rabbitmq.conf", configuration())),
        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", written("enabled_plugins", "[].\n")),
        Map.entry(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
            "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none"));
  }

  // killed and started again, it is where its clients look for it
  private int port() throws IOException, InterruptedException {
    Path file = folder.resolve("port");
    int port = Ports.preferred(file, PORT_FREE_WITHIN);
    Files.writeString(file, Integer.toString(port));
    return port;
  }

  // its data belong to the node's name, so a later start must have the same
  private String nodeName() throws IOException {
    Path file = folder.resolve("node");
    if (!Files.exists(file)) {
      Files.writeString(file, "tactus%d@localhost".formatted(port));
    }
    return Files.readString(file);
  }

  private String configuration() {
    return """
    listeners.tcp.1 = 127.0.0.1:%d
    log.console = false
    log.file.level = warning
    disk_free_limit.absolute = 50MB
    vm_memory_high_watermark.absolute = 1GB
    """
        .formatted(port);
  }

  private String written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (!said().contains("completed with")) {
      if (process.waitFor(25, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("rabbitmq-server did not come up: " + said());
      }
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  /** Kills it as kill -9 does, to be started again in the same folder; returns when it is gone. */
  public void kill() throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    all.forEach(handle -> handle.onExit().join());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
