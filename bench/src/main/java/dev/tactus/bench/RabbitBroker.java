package dev.tactus.bench;

import dev.tactus.testkit.servers.PrivateRabbit;
import java.io.IOException;
import java.nio.file.Path;

/** The machine's own RabbitMQ, on data of the run. */
final class RabbitBroker implements Broker {
  private final Path folder;
  private PrivateRabbit server;

  RabbitBroker(Path folder) {
    this.folder = folder;
    this.server = PrivateRabbit.start(folder);
  }

  @Override
  public String name() {
    return "RabbitMQ";
  }

  @Override
  public String uri() {
    return server.uri();
  }

  @Override
  public ProcessHandle handle() {
    return server.handle();
  }

  @Override
  public void kill() throws InterruptedException {
    server.kill();
  }

  @Override
  public void restart() {
    String before = server.uri();
    server = PrivateRabbit.start(folder);
    if (!server.uri().equals(before)) {
      throw new IllegalStateException("RabbitMQ came back elsewhere: its port was taken meanwhile");
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
  }
}
