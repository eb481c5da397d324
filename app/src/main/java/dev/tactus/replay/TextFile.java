package dev.tactus.replay;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file as text: inflated if its content is gzip, without a byte order mark. */
final class TextFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int LOOK_AHEAD = 4096;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader reader;

  private TextFile(BufferedReader reader) {
    this.reader = reader;
  }

  static TextFile open(Path path) throws IOException {
    InputStream file = Files.newInputStream(path);
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      TextFile text =
          new TextFile(new BufferedReader(new InputStreamReader(inflated(file), decoder), BUFFER));
      text.skipByteOrderMark();
      return text;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  BufferedReader reader() {
    return reader;
  }

  /** Whether it holds JSON, by its first character that is not blank. */
  boolean isJson() throws IOException {
    reader.mark(LOOK_AHEAD);
    int c = reader.read();
    for (int n = 1; n < LOOK_AHEAD && Character.isWhitespace(c); n++) {
      c = reader.read();
    }
    reader.reset();
    return c == '{' || c == '[';
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private void skipByteOrderMark() throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private static InputStream inflated(InputStream file) throws IOException {
    var buffered = new java.io.BufferedInputStream(file, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }
}
