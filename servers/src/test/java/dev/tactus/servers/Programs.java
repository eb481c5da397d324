package dev.tactus.servers;

import java.nio.file.Path;

/** Where these tests unpack PostgreSQL, once. */
final class Programs {
  static final Path SHARED = Path.of("target", "postgres");

  private Programs() {}
}
