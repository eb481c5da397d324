package dev.tactus.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Free ports on localhost, never one that an ordinary PostgreSQL or broker would want. */
public final class Ports {
  private static final Set<Integer> LEFT_TO_OTHERS = Set.of(5432, 5671, 5672);

  private Ports() {}

  /** Some free port. */
  public static int free() throws IOException {
    int port = bind(0);
    return LEFT_TO_OTHERS.contains(port) ? free() : port;
  }

  /** The port that the file remembers, if it is free, else another one. */
  public static int preferred(Path file) throws IOException {
    int last = remembered(file);
    return last > 0 && isFree(last) ? last : free();
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
