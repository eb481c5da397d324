package dev.tactus.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Says in words why a file could not be read. */
final class Unreadable {
  private Unreadable() {}

  static String why(@Nullable IOException e) {
    if (e instanceof CharacterCodingException) {
      return "this is not UTF-8 text";
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return "the gzip data are damaged or cut short";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e == null ? "it cannot be read" : String.valueOf(e.getMessage());
  }
}
