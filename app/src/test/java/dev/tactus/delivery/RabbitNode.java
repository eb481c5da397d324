package dev.tactus.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A RabbitMQ node of the machine's own, on free ports; it ends with this JVM. */
final class RabbitNode {
  private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  private static final String SUPERVISE =
      """
      exec 3<&0
      epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 </dev/null & e=$!
      %s </dev/null & s=$!
      { cat >/dev/null; kill -KILL $(cat "$RABBITMQ_PID_FILE") $s; } <&3 2>/dev/null & w=$!
      wait $s
      kill $e $w
      """
          .formatted(PROGRAM);
  private final Path folder;
  private final int port = freePort();
  private final Map<String, String> environment = new HashMap<>();
  private Process process;

  RabbitNode(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toRealPath();
    Files.createDirectories(file("home"));
    Files.createDirectories(file("log"));
    Files.writeString(file("enabled_plugins"), "[].\n");
    Files.writeString(
        file("rabbitmq.conf"),
        """
        listeners.tcp.1 = 127.0.0.1:%d
        log.console = false
        disk_free_limit.absolute = 50MB
        vm_memory_high_watermark.absolute = 1GB
        """
            .formatted(port));
    describe();
    start();
  }

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  int port() {
    return port;
  }

  void start() throws IOException {
    Files.deleteIfExists(file("out"));
    ProcessBuilder builder =
        new ProcessBuilder("setsid", "sh", "-c", SUPERVISE)
            .redirectErrorStream(true)
            .redirectOutput(file("out").toFile());
    builder.environment().putAll(environment);
    process = builder.start();
    Eventually.holds(() -> Files.readString(file("out")).contains("completed with"));
  }

  /** As a power cut would. */
  void kill() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  private void describe() {
    environment.put("HOME", file("home").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
    environment.put("RABBITMQ_NODENAME", "t" + port + "@localhost");
    environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
    environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(freePort()));
    environment.put("ERL_EPMD_PORT", Integer.toString(freePort()));
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    environment.put("RABBITMQ_MNESIA_BASE", file("mnesia").toString());
    environment.put("RABBITMQ_LOG_BASE", file("log").toString());
    environment.put("RABBITMQ_CONFIG_FILE", file("rabbitmq.conf").toString());
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", file("enabled_plugins").toString());
    environment.put("RABBITMQ_PID_FILE", file("pid").toString());
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
        "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
