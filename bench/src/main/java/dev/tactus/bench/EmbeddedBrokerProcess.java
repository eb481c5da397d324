package dev.tactus.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The embedded broker in a JVM of its own, so that it can be measured and killed by itself. */
final class EmbeddedBrokerProcess implements Broker {
  private final Path folder;
  private Process process;
  private String uri;

  EmbeddedBrokerProcess(Path folder) throws IOException {
    this.folder = folder;
    this.process = launch();
    this.uri = firstLine(process);
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            App.java(),
            "-Xmx512m",
            "-jar",
            System.getProperty("java.class.path"),
            "broker",
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader said = process.inputReader();
    String line = said.readLine();
    if (line == null) {
      throw new IllegalStateException("the embedded broker did not come up");
    }
    return line.strip();
  }

  @Override
  public String name() {
    return "the embedded broker";
  }

  @Override
  public String uri() {
    return uri;
  }

  @Override
  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void restart() throws IOException {
    process = launch();
    String now = firstLine(process);
    if (!now.equals(uri)) {
      throw new IllegalStateException("the broker came back elsewhere: its port was taken");
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
