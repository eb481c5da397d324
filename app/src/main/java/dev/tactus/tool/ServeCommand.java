package dev.tactus.tool;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands for the application in the help; it is started before commands are looked at. */
@Command(
    name = "serve",
    header = "Starts the application (default).",
    description = {
      "",
      "Without further settings it brings its own PostgreSQL and AMQP broker and keeps its data in"
          + " TACTUS_HOME (.tactus).",
      "",
      "  TACTUS_PORT          the HTTP port, 8080",
      "  TACTUS_HOME          the data folder, .tactus",
      "  TACTUS_DEMO          true: an empty embedded installation starts the demo storefront",
      "  TACTUS_DATABASE_URL  use this PostgreSQL instead",
      "  TACTUS_BROKER_URI    use this RabbitMQ instead",
      ""
    })
final class ServeCommand implements Runnable {
  @Parameters(paramLabel = "--NAME=VALUE", description = "Spring settings.")
  private List<String> settings = List.of();

  @Override
  public void run() {
    throw new IllegalStateException("the application was not started with " + settings);
  }
}
