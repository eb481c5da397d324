package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.Tactus;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Tactus in a process of its own, on the wall clock, that a test kills as kill -9 does. */
final class Forked implements AutoCloseable {
  private static final Pattern HEALTH = Pattern.compile("health +(http\\S+)/actuator/health");

  private final Process process;
  private final Path log;

  private Forked(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Forked on(PrivatePostgres.Database database, String broker, Path home) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Tactus.class.getName()));
    command.addAll(Installed.arguments(database, broker, home));
    Path log = home.resolve("forked.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Forked(process, log);
  }

  /** Whether it has said that it is ready. */
  boolean isUp() {
    try {
      String said = Files.readString(log);
      if (!process.isAlive()) {
        throw new AssertionError("the process ended:\n" + said);
      }
      return said.contains("Tactus is ready");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where it said that it can be reached. */
  String url(String path) throws IOException {
    Matcher health = HEALTH.matcher(Files.readString(log));
    assertThat(health.find()).isTrue();
    return health.group(1) + path;
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
