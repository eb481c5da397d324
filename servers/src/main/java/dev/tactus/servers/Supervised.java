package dev.tactus.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server under a small supervising shell that holds the end of a pipe from this JVM: when the
 * pipe closes, be it by kill -9, the server is told to stop. It has a session of its own, so that
 * Ctrl-C reaches the application first.
 */
public final class Supervised {
  private static final String SHELL =
      """
      exec 3<&0
      "$@" </dev/null & server=$!
      { cat >/dev/null; kill -INT $server 2>/dev/null; } <&3 & watch=$!
      wait $server; result=$?
      kill $watch 2>/dev/null
      exit $result
      """;

  private Supervised() {}

  /** Starts it; closing the process's input stops it, as does the end of this JVM. */
  static Process start(List<String> server, Path log) throws IOException {
    if (Platform.WINDOWS) {
      return start(new ProcessBuilder(server), log);
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", SHELL, "tactus-server"));
    command.addAll(server);
    return start(inOwnSession(command), log);
  }

  /** A process of a session of its own, to be started by the caller. */
  public static ProcessBuilder inOwnSession(List<String> command) {
    List<String> own = new ArrayList<>(sessionStarter());
    own.addAll(command);
    return new ProcessBuilder(own);
  }

  private static List<String> sessionStarter() {
    if (Platform.MAC) {
      return List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV");
    }
    return isOnPath("setsid") ? List.of("setsid") : List.of();
  }

  private static boolean isOnPath(String program) {
    for (String folder :
        System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private static Process start(ProcessBuilder builder, Path log) throws IOException {
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
