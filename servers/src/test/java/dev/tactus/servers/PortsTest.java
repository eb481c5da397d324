package dev.tactus.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path folder;

  @Test
  void leavesAlonePortsOfOutgoingConnections() throws IOException {
    assertThat(Ports.free()).isBetween(20_000, 32_767);
  }

  @Test
  void takesAnotherPortWhereTheOldOneIsTaken() throws IOException {
    try (ServerSocket other = listening()) {
      assertThat(Ports.preferred(remembering(other))).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void waitsForTheOldPortToComeFree() throws Exception {
    try (ServerSocket other = listening()) {
      Path file = remembering(other);
      CompletableFuture<Integer> port = CompletableFuture.supplyAsync(() -> awaited(file));
      assertThat(port.isDone()).isFalse();
      other.close();
      assertThat(port.get()).isEqualTo(other.getLocalPort());
    }
  }

  private static int awaited(Path file) {
    try {
      return Ports.preferred(file, Duration.ofMinutes(1));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress());
  }

  private Path remembering(ServerSocket socket) throws IOException {
    return Files.writeString(folder.resolve("port"), Integer.toString(socket.getLocalPort()));
  }
}
