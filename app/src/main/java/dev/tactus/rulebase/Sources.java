package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What the authors of a release wrote: rules, saved cases and settings, by path; immutable. */
public final class Sources {
  /** What saved cases start from. */
  public static final String CASE_DEFAULTS = "cases/defaults.yaml";

  private static final Pattern PART =
      Pattern.compile("rules/.+[.](drl|dslr|dsl|xlsx|csv)|cases/.+[.]yaml|" + Settings.FILE);
  private final SortedMap<String, byte[]> files;

  private Sources(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  static Sources of(Map<String, byte[]> files) {
    return new Sources(new TreeMap<>(files));
  }

  /** What that release was made from. */
  public static Sources of(Release release) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(release.bytes()))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (isPart(e.getName())) {
          files.put(e.getName(), in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(release + " is not a kjar", e);
    }
    return new Sources(files);
  }

  /** Whether a file of that path is read at all. */
  static boolean isPart(String path) {
    return PART.matcher(path).matches();
  }

  /** The paths of all files. */
  public SortedSet<String> names() {
    return new TreeSet<>(files.keySet());
  }

  /** The file at that path. */
  public byte[] bytes(String path) {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new IllegalArgumentException("there is no " + path);
    }
    return bytes.clone();
  }

  /** The text at that path, null if there is none. */
  public @Nullable String text(String path) {
    byte[] bytes = files.get(path);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Every text below that folder, by path. */
  public SortedMap<String, String> under(String folder) {
    SortedMap<String, String> texts = new TreeMap<>();
    files
        .subMap(folder + "/", folder + "0")
        .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  /** SHA-256 of all paths and files, in hexadecimal; the same for the same sources. */
  public String checksum() {
    MessageDigest digest = Release.sha256();
    files.forEach(
        (path, bytes) -> {
          String head = path + "\0" + bytes.length + "\0";
          digest.update(head.getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A zip of them, which {@link Upload} reads back; the same bytes for the same sources. */
  public byte[] zip() {
    return zip(files);
  }

  static byte[] zip(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
