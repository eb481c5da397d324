package dev.tactus.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's postmaster.pid: who serves a cluster, where, and since when it is ready. */
record PostmasterFile(Path path, List<String> lines) {
  private static final int PORT = 3;
  private static final int STATUS = 7;
  private static final String NOBODY = Integer.toString(Integer.MAX_VALUE - 1);

  static PostmasterFile of(Path data) throws IOException {
    Path path = data.resolve("postmaster.pid");
    try {
      return new PostmasterFile(path, Files.readAllLines(path));
    } catch (NoSuchFileException none) {
      return new PostmasterFile(path, List.of());
    }
  }

  boolean isReady(int port) {
    return lines.size() > STATUS
        && lines.get(PORT).strip().equals(Integer.toString(port))
        && lines.get(STATUS).startsWith("ready");
  }

  /** The process that it names, if that is alive or still listed as a zombie. */
  Optional<ProcessHandle> process() {
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Math.abs(Long.parseLong(lines.get(0).strip())))
            .filter(ProcessHandle::isAlive);
  }

  /** Whether a PostgreSQL on this cluster is alive; another process may have got its number. */
  boolean isServed(Path data) {
    return process()
        .flatMap(process -> process.info().arguments())
        .filter(arguments -> Arrays.asList(arguments).contains(data.toString()))
        .isPresent();
  }

  /**
   * Makes it name nobody. Its other lines stay: from them PostgreSQL sees whether processes of the
   * old server still hold its shared memory.
   */
  void disown() throws IOException {
    List<String> changed = new ArrayList<>(lines);
    changed.set(0, NOBODY);
    Files.write(path, changed);
  }
}
