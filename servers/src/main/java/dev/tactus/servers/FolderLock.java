package dev.tactus.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a data folder to one process at a time. The system releases it, however the process ends.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  static FolderLock of(Path folder) throws IOException {
    Path path = folder.resolve("lock");
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(file) == null) {
      file.close();
      throw new ServerFailedException(
          "%s is in use by another process%s. Stop that one, or give this one another TACTUS_HOME."
              .formatted(folder, owner(path)));
    }
    file.truncate(0);
    file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
    return new FolderLock(file);
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException sameJvm) {
      return null;
    }
  }

  private static String owner(Path path) {
    try {
      return " (pid " + Files.readString(path) + ")";
    } catch (IOException unreadableWhileLocked) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
