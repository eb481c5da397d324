package dev.tactus.bench;

import dev.tactus.servers.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the embedded broker until its input ends; the other commands start it so. */
@Command(name = "broker", hidden = true)
final class BrokerCommand implements Callable<Integer> {
  @Parameters(index = "0")
  Path folder = Path.of("broker");

  @Override
  public Integer call() throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      System.out.println(broker.uri());
      while (System.in.read() >= 0) {
        // until whoever started it closes its input or ends
      }
      return 0;
    }
  }
}
