package dev.tactus.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is started, and where. */
final class StageOptions {
  @Option(names = "--app", description = "the application (${DEFAULT-VALUE})")
  Path app = Path.of("app", "target", "tactus.jar");

  @Option(
      names = "--app-java",
      split = " ",
      description = "options of its JVM (-Xmx1g -XX:+UseParallelGC), separated by spaces")
  List<String> appJava = List.of("-Xmx1g", "-XX:+UseParallelGC");

  @Option(
      names = "--broker",
      description = "rabbit or embedded (rabbit, where rabbitmq-server is installed)")
  @Nullable String broker;

  @Option(
      names = "--folder",
      description = "where runs keep their data until they end (${DEFAULT-VALUE})")
  Path folder = Path.of("bench", "target", "runs");

  @Option(names = "--keep", description = "keep the data of this run")
  boolean keep;

  @Option(names = "--json", description = "write the figures to this file as well")
  @Nullable Path json;
}
