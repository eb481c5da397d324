package dev.tactus.whole;

import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips of the shipped rules, changed. */
final class Rules {
  static final String TIMING = "rules/timing/timing.drl";

  private Rules() {}

  /** Carts are left alone for six hours, not four; the mark tells uploads apart. */
  static byte[] sixHours(String mark) {
    return timing(s -> s.replace("idleFrom(4)", "idleFrom(6)") + "\n// " + mark + "\n");
  }

  /** With the gate of timing changed, without the saved cases that know it better. */
  static byte[] timing(UnaryOperator<String> change) {
    return zip((name, text) -> name.equals(TIMING) ? change.apply(text) : withoutCases(name, text));
  }

  /** With the numbers of judging changed. */
  static byte[] numbers(UnaryOperator<String> change) {
    return zip((name, text) -> name.equals("judging.properties") ? change.apply(text) : text);
  }

  /** Without any file of that folder, and without saved cases. */
  static byte[] without(String folder) {
    return without(folder, TIMING, text -> text);
  }

  /** The same, and one file changed. */
  static byte[] without(String folder, String file, UnaryOperator<String> change) {
    return zip(
        (name, text) -> {
          String changed = name.equals(file) ? change.apply(text) : text;
          return name.startsWith(folder) ? "" : withoutCases(name, changed);
        });
  }

  static byte[] shipped() {
    return zip((name, text) -> text);
  }

  private static String withoutCases(String name, String text) {
    return name.startsWith("cases/") ? "" : text;
  }

  /** The same rules under other names, but for those of sheets, without saved cases. */
  static byte[] renamed(String suffix) {
    return zip(
        (name, text) ->
            withoutCases(name, text)
                .replaceAll("(?m)^rule \"([^\"]+)\"", "rule \"$1" + suffix + "\""));
  }

  /** The files of a folder whose names are wanted. */
  static byte[] zipped(Path folder, Predicate<String> wanted) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(Files.readAllBytes(file));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(BinaryOperator<String> change) {
    Sources shipped = Sources.of(Release.first());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : shipped.names()) {
        boolean isSheet = name.endsWith(".xlsx");
        String text = change.apply(name, isSheet ? name : String.valueOf(shipped.text(name)));
        byte[] changed =
            isSheet && !text.isEmpty()
                ? shipped.bytes(name)
                : text.getBytes(StandardCharsets.UTF_8);
        if (changed.length > 0) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(changed);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
