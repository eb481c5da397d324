package dev.tactus.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that this runs on, as far as it matters to a server's programs. */
final class Platform {
  static final boolean WINDOWS = os().equals("windows");
  static final boolean MAC = os().equals("darwin");

  private Platform() {}

  /** For example {@code linux-x86_64}. */
  static String name() {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String libc = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    return os() + "-" + processor + libc;
  }

  private static String os() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.contains("windows")) {
      return "windows";
    }
    return name.contains("mac") ? "darwin" : "linux";
  }

  static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | RuntimeException notLinux) {
      return System.getProperty("user.name").equals("root");
    }
  }
}
