package dev.tactus.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes, each valid until the next is read. */
final class ByteLines {
  private static final int FIRST_SIZE = 1 << 17;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_SIZE];
  private int start;
  private int end;
  private int filled;
  private boolean begun;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false after the last. */
  boolean next() throws IOException {
    start = begun ? end + 1 : 0;
    begun = true;
    int at = start;
    while (true) {
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      if (at < filled) {
        end = at;
        return true;
      }
      int before = at - start;
      if (!fill()) {
        end = filled;
        return start < filled;
      }
      at = start + before;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where the line starts in the buffer. */
  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Reads more behind what of this line is there; false at the end of the file. */
  private boolean fill() throws IOException {
    if (start > filled) {
      start = filled;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(read, 0);
    return read > 0;
  }
}
