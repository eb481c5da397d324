package dev.tactus.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A random password in a file that only its owner can read. */
final class Secret {
  private static final int BYTES = 24;

  private Secret() {}

  static String in(Path file) throws IOException {
    if (!Files.exists(file)) {
      keep(file, random());
    }
    return Files.readString(file).strip();
  }

  /** Writes a file that only its owner can read, whole or not at all. */
  static void keep(Path file, String text) throws IOException {
    Path scratch = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(scratch);
    try (FileChannel channel =
        FileChannel.open(
            scratch,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly())) {
      channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      channel.force(true);
    }
    Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
