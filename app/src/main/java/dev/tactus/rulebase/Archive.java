package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a zip that a stranger made: within limits, as a stream, and never onto the disk. */
final class Archive {
  /** Most bytes of an upload as it comes. */
  static final int MOST_BYTES = 10_000_000;

  private static final int MOST_ENTRIES = 5_000;
  private static final int MOST_INFLATED = 50_000_000;
  private static final int MOST_OF_ONE = 5_000_000;
  private static final int MOST_RATIO = 100;
  private static final int RATIO_COUNTS_FROM = 1_000_000;

  private final String name;
  private final int mostInflated;
  private final Limited source;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private int entries;
  private long inflated;

  private Archive(String name, int mostInflated, InputStream in) {
    this.name = name;
    this.mostInflated = mostInflated;
    this.source = new Limited(in);
  }

  /**
   * The files in a zip, by path; folders are left out.
   *
   * @param name what messages call it
   */
  static SortedMap<String, byte[]> read(String name, InputStream in)
      throws IOException, RefusedUploadException {
    return read(name, MOST_INFLATED, in);
  }

  /** Looks into a spreadsheet, which is a zip as well, before anything else opens it. */
  static void probe(String name, byte[] spreadsheet) throws RefusedUploadException {
    try {
      read(name, MOST_OF_ONE, new ByteArrayInputStream(spreadsheet));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  private static SortedMap<String, byte[]> read(String name, int mostInflated, InputStream in)
      throws IOException, RefusedUploadException {
    Archive archive = new Archive(name, mostInflated, in);
    try {
      archive.read();
    } catch (TooLargeException e) {
      throw tooLarge(name);
    } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
      throw archive.refused(
          "The zip is damaged or protected by a password.",
          "Make it again with an ordinary zip program, without a password.");
    }
    return archive.files;
  }

  static RefusedUploadException tooLarge(String name) {
    return new RefusedUploadException(
        Place.of(name),
        "The upload is larger than " + MOST_BYTES / 1_000_000 + " MB.",
        "Rules are texts of a few kilobytes: leave out whatever else is in it.");
  }

  private void read() throws IOException, RefusedUploadException {
    byte[] start = source.in().readNBytes(4);
    if (!new String(start, StandardCharsets.ISO_8859_1).matches("PK[\\x03\\x05][\\x04\\x06]")) {
      throw refused(
          "This is neither a kjar nor a zip.",
          "Put the folder rules, with cases beside it, into a zip and upload that.");
    }
    InputStream whole = new java.io.SequenceInputStream(new ByteArrayInputStream(start), source);
    try (ZipInputStream zip = new ZipInputStream(whole, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        take(entry, zip);
      }
    }
  }

  private void take(ZipEntry entry, ZipInputStream zip) throws IOException, RefusedUploadException {
    String path = path(entry.getName());
    if (++entries > MOST_ENTRIES) {
      throw refused(
          "The zip holds more than " + MOST_ENTRIES + " files.",
          "Put only rules, saved cases and judging.properties into it.");
    }
    byte[] bytes = inflate(path, zip);
    if (!entry.isDirectory() && files.put(path, bytes) != null) {
      throw new RefusedUploadException(
          Place.of(path),
          "The zip holds this file twice.",
          "Keep one of the two: nobody could say which of them counts.");
    }
  }

  private byte[] inflate(String path, ZipInputStream zip)
      throws IOException, RefusedUploadException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      inflated += n;
      boolean isBomb =
          inflated > RATIO_COUNTS_FROM && inflated / MOST_RATIO > Math.max(1, source.taken());
      if (isBomb || inflated > mostInflated || out.size() + n > MOST_OF_ONE) {
        throw new RefusedUploadException(
            Place.of(name.isEmpty() ? path : name),
            "Unpacked, this file is far larger than rules ever are.",
            "No file may be larger than "
                + MOST_OF_ONE / 1_000_000
                + " MB, and all of them "
                + mostInflated / 1_000_000
                + " MB.");
      }
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }

  private String path(String entry) throws RefusedUploadException {
    String path = entry.replace('\\', '/');
    boolean leaves =
        path.startsWith("/") || path.matches("[A-Za-z]:.*") || path.matches("(.*/)?[.][.](/.*)?");
    if (leaves || path.chars().anyMatch(Character::isISOControl) || path.length() > 300) {
      throw refused(
          "The zip holds a file whose name leads out of it: " + Texts.shown(entry) + ".",
          "Names are like rules/fatigue/caps.drl: no drive, no leading slash, no '..'.");
    }
    return path;
  }

  private RefusedUploadException refused(String message, String hint) {
    return new RefusedUploadException(Place.of(name), message, hint);
  }

  /** There is more than an upload may have. */
  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Counts what is read, and stops at the limit. */
  private static final class Limited extends FilterInputStream {
    private long taken;

    private Limited(InputStream in) {
      super(in);
    }

    InputStream in() {
      return in;
    }

    long taken() {
      return taken;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      count(n);
      return n;
    }

    private void count(int n) throws TooLargeException {
      taken += Math.max(0, n);
      if (taken > MOST_BYTES) {
        throw new TooLargeException();
      }
    }
  }
}
