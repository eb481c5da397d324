package dev.tactus.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.tool.RulesAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped rules with one number changed. */
final class Changed {
  private Changed() {}

  /** A folder of the shipped sources in which that text is replaced, wherever it stands. */
  static Path folder(Path folder, String from, String to) {
    try {
      Sources shipped = Sources.of(Release.first());
      int found = 0;
      for (String name : shipped.names()) {
        byte[] bytes = shipped.bytes(name);
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean isChanged = name.startsWith("rules/") && text.contains(from);
        found += isChanged ? 1 : 0;
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(
            file, isChanged ? text.replace(from, to).getBytes(StandardCharsets.UTF_8) : bytes);
      }
      assertThat(found).as("files with " + from).isPositive();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A judge by such rules. */
  static ReleaseJudge judge(Path folder, String from, String to) {
    try {
      return ReleaseJudge.open(RulesAt.path(folder(folder, from, to)).named("changed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
