package dev.tactus.testkit.servers;

import dev.tactus.servers.Folders;
import java.nio.file.Path;

/** Folders of private servers, which go when the JVM ends. */
final class Scratch {
  private Scratch() {}

  static Path folder(String name) {
    return Path.of("target", "private", name + "-" + ProcessHandle.current().pid());
  }

  static void atEnd(Path folder, AutoCloseable server) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder, server), "end " + folder));
  }

  private static void end(Path folder, AutoCloseable server) {
    try {
      server.close();
      Folders.delete(folder);
    } catch (Exception e) {
      System.err.println(folder + " was left behind: " + e);
    }
  }
}
