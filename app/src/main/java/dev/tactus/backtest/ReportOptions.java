package dev.tactus.backtest;

import dev.tactus.replay.HistoryOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the report of a backtest goes. */
final class ReportOptions {
  @Option(names = "--out", paramLabel = "F.json", description = "Where the report goes, as JSON.")
  private @Nullable Path out;

  @Option(
      names = "--html",
      paramLabel = "F.html",
      description = "Where it goes as a page to be read, which needs no other file.")
  private @Nullable Path html;

  /** Those that were named. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path file : new @Nullable Path[] {out, html}) {
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  /** Refuses what cannot be written, or would be written over what is read. */
  void check(HistoryOptions given, List<Path> histories) throws IOException {
    if (out != null) {
      given.check(histories, "--out", out);
    }
    if (html != null) {
      given.check(histories, "--html", html);
    }
    if (out != null && html != null && areInEachOthersWay(real(out), real(html))) {
      throw given.wrong("--html " + html + ": expected another file than that of --out");
    }
  }

  private static boolean areInEachOthersWay(Path one, Path other) {
    return one.equals(other) || part(one).equals(other) || one.equals(part(other));
  }

  /** Without detours; its folder is there. */
  private static Path real(Path file) throws IOException {
    Path plain = file.toAbsolutePath().normalize();
    Path folder = plain.getParent();
    return folder == null ? plain : folder.toRealPath().resolve(plain.getFileName());
  }

  /** What is written first, so that the file itself is whole. */
  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  void write(Report report) throws IOException {
    if (out != null) {
      write(out, stream -> ReportJson.write(report, stream));
    }
    if (html != null) {
      write(html, stream -> stream.write(ReportPage.of(report)));
    }
  }

  private interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  private static void write(Path file, Writing writing) throws IOException {
    boolean isPlain = !Files.exists(file) || Files.isRegularFile(file);
    Path part = isPlain ? part(file) : file;
    try {
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part))) {
        writing.to(stream);
      }
      if (isPlain) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      if (isPlain) {
        Files.deleteIfExists(part);
      }
    }
  }
}
