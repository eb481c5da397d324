package dev.tactus.servers;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of a server's programs to its end. */
final class Tool {
  private Tool() {}

  static void run(Duration limit, List<String> command, String input)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("tactus", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try (Writer stdin = process.outputWriter()) {
        stdin.write(input);
      }
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw failed(command, "did not end within " + limit.toSeconds() + " s", output);
      }
      if (process.exitValue() != 0) {
        throw failed(command, "ended with " + process.exitValue(), output);
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static ServerFailedException failed(List<String> command, String how, Path output)
      throws IOException {
    return new ServerFailedException(
        "%s %s: %s".formatted(String.join(" ", command), how, Files.readString(output).strip()));
  }
}
