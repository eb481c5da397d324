package dev.tactus.tool;

import dev.tactus.replay.RefusedException;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import dev.tactus.rulebase.checks.Checked;
import dev.tactus.rulebase.checks.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that a path names: a kjar, a zip, or a folder of their texts. */
public final class RulesAt {
  private RulesAt() {}

  /**
   * The rules there, checked but for their saved cases.
   *
   * @throws RefusedException if there are none, or they are not good
   */
  public static Release path(Path path) throws IOException {
    Checked checked = Checks.compile(sources(path));
    Release release = checked.release();
    if (release == null) {
      throw new RefusedException(text(checked.messages()));
    }
    return release.named(path.toString());
  }

  /**
   * What lies there.
   *
   * @throws RefusedException if it is nothing that could be rules
   */
  static Sources sources(Path path) throws IOException {
    try {
      return Upload.read(path);
    } catch (RefusedUploadException e) {
      throw new RefusedException(text(e.messages()));
    }
  }

  /**
   * Writes sources into a folder.
   *
   * @return how many files
   * @throws RefusedException if there is something in it already
   */
  static int write(Sources sources, Path folder) throws IOException {
    if (Files.exists(folder) && (!Files.isDirectory(folder) || !isEmpty(folder))) {
      throw new RefusedException(
          folder + ": there is something here already; name a new folder, or an empty one");
    }
    for (String name : sources.names()) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, sources.bytes(name));
    }
    return sources.names().size();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Messages as a terminal shows them: where, what, and below it what to do. */
  static String text(List<Message> messages) {
    return messages.stream()
        .map(m -> m + System.lineSeparator() + "    " + m.hint())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
