package dev.tactus.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a replay is given. */
record HistoryFiles(
    List<Path> histories,
    @Nullable Path products,
    @Nullable Path customers,
    @Nullable Path consents) {
  HistoryFiles {
    histories = List.copyOf(histories);
  }

  /** All of them, in the order in which they go first at one instant. */
  List<Path> all() {
    List<Path> all = new ArrayList<>();
    for (Path side : new @Nullable Path[] {products, customers, consents}) {
      if (side != null) {
        all.add(side);
      }
    }
    all.addAll(histories);
    return all;
  }

  /** The same as files that can be read twice: a pipe is copied first. */
  List<HistoryFile> readable(Path scratch) throws IOException {
    List<HistoryFile> files = new ArrayList<>();
    add(files, products, Side.PRODUCT, "", scratch);
    add(files, customers, Side.CUSTOMER, "", scratch);
    add(files, consents, Side.CONSENT, "", scratch);
    for (int i = 0; i < histories.size(); i++) {
      add(files, histories.get(i), null, histories.size() == 1 ? "" : (i + 1) + ":", scratch);
    }
    return files;
  }

  private static void add(
      List<HistoryFile> files,
      @Nullable Path path,
      @Nullable Side side,
      String prefix,
      Path scratch)
      throws IOException {
    if (path == null) {
      return;
    }
    Path readable = path;
    if (!Files.isRegularFile(path)) {
      readable = Files.createTempFile(scratch, "copy", "");
      Files.copy(path, readable, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    files.add(new HistoryFile(path.toString(), readable, side, prefix));
  }
}
