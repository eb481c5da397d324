package dev.tactus.judgement.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in PostgreSQL's binary COPY format, handed to the server as they are written. */
final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final long MICROS_A_SECOND = 1_000_000;
  private static final long SECONDS_TO_2000 = 946_684_800;
  private static final int TEXT = 25;
  private static final int FULL = 1 << 16;

  private final CopyIn server;
  private final Bytes bytes = new Bytes();

  CopyRows(CopyIn server) {
    this.server = server;
    bytes.write(SIGNATURE, 0, SIGNATURE.length);
  }

  /** Begins a row of that many columns, after which just as many values follow. */
  CopyRows row(int columns) throws SQLException {
    if (bytes.size > FULL) {
      flush();
    }
    bytes.two(columns);
    return this;
  }

  CopyRows text(@Nullable String value) {
    if (value == null) {
      bytes.four(-1);
      return this;
    }
    byte[] utf8 = value.getBytes(UTF_8);
    bytes.four(utf8.length);
    bytes.write(utf8, 0, utf8.length);
    return this;
  }

  /** A {@code timestamptz}: whole microseconds, the rest cut off. */
  CopyRows time(@Nullable Instant value) {
    if (value == null) {
      bytes.four(-1);
      return this;
    }
    bytes.four(8);
    long seconds = Math.subtractExact(value.getEpochSecond(), SECONDS_TO_2000);
    bytes.eight(Math.multiplyExact(seconds, MICROS_A_SECOND) + value.getNano() / 1000);
    return this;
  }

  CopyRows number(double value) {
    bytes.four(8);
    bytes.eight(Double.doubleToLongBits(value));
    return this;
  }

  CopyRows number(int value) {
    bytes.four(4);
    bytes.four(value);
    return this;
  }

  /** An {@code interval} without days and months. */
  CopyRows interval(Duration value) {
    bytes.four(16);
    bytes.eight(value.toNanos() / 1000);
    bytes.eight(0);
    return this;
  }

  /** A {@code text[]}. */
  CopyRows texts(Collection<String> values) {
    int start = bytes.open();
    bytes.four(values.isEmpty() ? 0 : 1);
    bytes.four(0);
    bytes.four(TEXT);
    if (!values.isEmpty()) {
      bytes.four(values.size());
      bytes.four(1);
      values.forEach(this::text);
    }
    bytes.close(start);
    return this;
  }

  /** A {@code text} that the given writer writes as UTF-8. */
  CopyRows text(Consumer<OutputStream> writer) {
    int start = bytes.open();
    writer.accept(bytes);
    bytes.close(start);
    return this;
  }

  /** Ends the rows; the server has taken all of them when it returns. */
  void end() throws SQLException {
    bytes.two(-1);
    flush();
    server.endCopy();
  }

  private void flush() throws SQLException {
    server.writeToCopy(bytes.array, 0, bytes.size);
    bytes.size = 0;
  }

  /** A growing array of bytes, numbers with the highest byte first. */
  private static final class Bytes extends OutputStream {
    private byte[] array = new byte[FULL + (FULL >> 2)];
    private int size;

    private void room(int more) {
      if (array.length - size < more) {
        array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
      }
    }

    /** Leaves room for the length of a value that begins here. */
    private int open() {
      four(0);
      return size;
    }

    private void close(int start) {
      int end = size;
      size = start - 4;
      four(end - start);
      size = end;
    }

    private void two(int value) {
      room(2);
      array[size++] = (byte) (value >> 8);
      array[size++] = (byte) value;
    }

    private void four(int value) {
      two(value >> 16);
      two(value);
    }

    private void eight(long value) {
      four((int) (value >> 32));
      four((int) value);
    }

    @Override
    public void write(int value) {
      room(1);
      array[size++] = (byte) value;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      room(length);
      System.arraycopy(from, offset, array, size, length);
      size += length;
    }
  }
}
