package dev.tactus.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked from the jar that carries them for this platform. */
final class PostgresPrograms {
  private static final Pattern JAR = Pattern.compile("postgres-binaries-([^/!]+)\\.jar");
  private final Path folder;
  private final List<String> prefix;

  private PostgresPrograms(Path folder, List<String> prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /** Unpacks into a scratch folder and renames it, unless an earlier start did so. */
  static PostgresPrograms unpackedIn(Path parent) throws IOException, InterruptedException {
    List<String> prefix = OrdinaryUser.prefix();
    URL archive = archive();
    Path folder = parent.resolve("programs-" + version(archive));
    if (!Files.isDirectory(folder)) {
      Path scratch = parent.resolve("programs.new-" + ProcessHandle.current().pid());
      unpack(archive, Folders.empty(scratch));
      moveUnlessThere(scratch, folder);
    }
    return new PostgresPrograms(folder, prefix);
  }

  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(
        folder.resolve("bin").resolve(Platform.WINDOWS ? program + ".exe" : program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static URL archive() {
    String name = "/postgres-" + Platform.name() + ".txz";
    URL archive = PostgresPrograms.class.getResource(name);
    if (archive == null) {
      throw new ServerFailedException(
          "This jar carries no PostgreSQL for %s. Build it on such a machine or with -Dplatforms=all, or name a PostgreSQL with TACTUS_DATABASE_URL."
              .formatted(Platform.name()));
    }
    return archive;
  }

  private static String version(URL archive) {
    Matcher jar = JAR.matcher(archive.toString());
    return jar.find() ? jar.group(1) : Integer.toHexString(archive.toString().hashCode());
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream raw = archive.openStream();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new BufferedInputStream(
                    new XZInputStream(new BufferedInputStream(raw)), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("an archive entry leads out of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Path folder = Objects.requireNonNull(path.getParent());
    Files.createDirectories(folder);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if (folder.endsWith("bin")) {
      path.toFile().setExecutable(true, false);
    }
  }

  private static void moveUnlessThere(Path scratch, Path folder) throws IOException {
    try {
      Files.move(scratch, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException another) {
      if (!Files.isDirectory(folder)) {
        throw another;
      }
      Folders.delete(scratch);
    }
  }
}
