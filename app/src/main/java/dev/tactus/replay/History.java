package dev.tactus.replay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a replay, looked through once, as one sequence of events in order of time; at one
 * instant in the order of the files, then of their rows.
 */
public final class History implements Closeable {
  private final List<HistoryFile> files;
  private final List<Survey> surveys;
  private final Path scratch;

  private History(List<HistoryFile> files, List<Survey> surveys, Path scratch) {
    this.files = files;
    this.surveys = surveys;
    this.scratch = scratch;
  }

  /**
   * Looks through the files.
   *
   * @throws RefusedException if one of them is not good
   */
  static History of(HistoryFiles given) throws IOException {
    Path scratch = Files.createTempDirectory("tactus-replay");
    try {
      List<HistoryFile> files = given.readable(scratch);
      List<Survey> surveys = new ArrayList<>();
      for (HistoryFile file : files) {
        surveys.add(Survey.of(file));
      }
      return new History(files, surveys, scratch);
    } catch (IOException | RuntimeException e) {
      delete(scratch);
      throw e;
    }
  }

  /** Rows of all files. */
  public long rows() {
    return surveys.stream().mapToLong(Survey::rows).sum();
  }

  /** The time of the last event of the histories, null if there is none. */
  public @Nullable Instant last() {
    Instant last = null;
    for (int i = 0; i < files.size(); i++) {
      Instant of = surveys.get(i).last();
      if (files.get(i).side() == null && of != null && (last == null || of.isAfter(last))) {
        last = of;
      }
    }
    return last;
  }

  /** All events in order of time. */
  public EventReader events() throws IOException {
    List<EventReader> readers = new ArrayList<>();
    Instant beginning = beginning();
    for (int i = 0; i < files.size(); i++) {
      HistoryFile file = files.get(i);
      EventReader rows = file.open(beginning);
      boolean inOrder = file.side() == null && surveys.get(i).sorted();
      readers.add(file.ordered(inOrder ? rows : InOrder.of(rows, scratch, InOrder.IN_MEMORY)));
    }
    return readers.size() == 1 ? readers.get(0) : new Merged(readers);
  }

  @Override
  public void close() throws IOException {
    delete(scratch);
  }

  private Instant beginning() {
    return surveys.stream()
        .map(Survey::first)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
