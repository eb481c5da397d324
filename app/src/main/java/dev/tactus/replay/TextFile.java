package dev.tactus.replay;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of UTF-8 text: inflated if its content is gzip, without a byte order mark. */
final class TextFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int LOOK_AHEAD = 4096;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream bytes;

  private TextFile(InputStream bytes) {
    this.bytes = bytes;
  }

  static TextFile open(Path path) throws IOException {
    InputStream file = Files.newInputStream(path);
    try {
      return of(file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  static TextFile of(InputStream file) throws IOException {
    return new TextFile(withoutMark(inflated(new BufferedInputStream(file, BUFFER))));
  }

  InputStream bytes() {
    return bytes;
  }

  /** As characters; bytes that are not UTF-8 are an error. */
  Reader characters() {
    return new BufferedReader(
        new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), BUFFER);
  }

  /** Whether it holds JSON, by its first character that is not blank. */
  boolean isJson() throws IOException {
    bytes.mark(LOOK_AHEAD);
    int c = bytes.read();
    for (int n = 1; n < LOOK_AHEAD && Character.isWhitespace(c); n++) {
      c = bytes.read();
    }
    bytes.reset();
    return c == '{' || c == '[';
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static InputStream inflated(BufferedInputStream file) throws IOException {
    file.mark(2);
    boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
    file.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER) : file;
  }

  private static InputStream withoutMark(InputStream text) throws IOException {
    text.mark(BYTE_ORDER_MARK.length);
    if (!java.util.Arrays.equals(text.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      text.reset();
    }
    return text;
  }
}
