package dev.tactus.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Free ports on localhost, never one that an ordinary PostgreSQL or broker would want. */
public final class Ports {
  private static final Set<Integer> LEFT_TO_OTHERS = Set.of(5432, 5671, 5672);

  // below what systems give to outgoing connections, one of which would else take the port of a
  // server that is down for a moment
  private static final int FIRST = 20_000;
  private static final int END = 32_768;
  private static final int TRIES = 100;

  private Ports() {}

  /** Some free port. */
  public static int free() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        return port;
      }
    }
    int port = bind(0);
    return LEFT_TO_OTHERS.contains(port) ? free() : port;
  }

  /** The port that the file remembers, if it is free, else another one. */
  public static int preferred(Path file) throws IOException {
    int last = remembered(file);
    return last > 0 && isFree(last) ? last : free();
  }

  /** The port that the file remembers, once it is free within that time, else another one. */
  public static int preferred(Path file, Duration within) throws IOException, InterruptedException {
    int last = remembered(file);
    long end = System.nanoTime() + within.toNanos();
    while (last > 0 && !isFree(last) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return preferred(file);
  }

  private static int remembered(Path file) throws IOException {
    try {
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    } catch (NumberFormatException damaged) {
      return 0;
    }
  }

  private static boolean isFree(int port) {
    try {
      return bind(port) == port;
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }

  private static int bind(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    }
  }
}
