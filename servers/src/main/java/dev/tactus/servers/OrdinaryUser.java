package dev.tactus.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** PostgreSQL refuses to run as root: there it runs in a user namespace, in which it is nobody. */
final class OrdinaryUser {
  private OrdinaryUser() {}

  /** What to put before its commands. */
  static List<String> prefix() throws InterruptedException {
    if (Platform.WINDOWS || !Platform.isRoot()) {
      return List.of();
    }
    if (!namespacesAllowed()) {
      throw new ServerFailedException(
          "PostgreSQL does not run as root, and this system allows root no user namespace (unshare -U). "
              + "Run Tactus as an ordinary user, or name a PostgreSQL with TACTUS_DATABASE_URL.");
    }
    return List.of("unshare", "-U");
  }

  private static boolean namespacesAllowed() throws InterruptedException {
    try {
      Process probe = new ProcessBuilder("unshare", "-U", "id", "-u").start();
      String uid = new String(probe.getInputStream().readAllBytes(), UTF_8).strip();
      return probe.waitFor() == 0 && !uid.equals("0");
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
