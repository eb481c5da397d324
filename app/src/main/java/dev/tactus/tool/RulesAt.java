package dev.tactus.tool;

import dev.tactus.replay.RefusedException;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.RuleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules that a path names: a kjar, or a folder of their texts. */
public final class RulesAt {
  private RulesAt() {}

  /**
   * The rules there.
   *
   * @throws RefusedException if there are none, or they do not compile
   */
  public static Release path(Path path) throws IOException {
    try {
      if (Files.isRegularFile(path)) {
        return Release.read(path.toString(), path);
      }
      if (RuleFolder.isOne(path)) {
        return RuleFolder.compile(path.toString(), path);
      }
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
    throw new RefusedException(
        path + ": expected a kjar, or a folder that holds rules/<gate>/*.drl");
  }

  /**
   * These rules, loaded.
   *
   * @throws RefusedException if they cannot judge
   */
  public static Knowledge loaded(Release release) {
    try {
      return Knowledge.load(release);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static RefusedException refused(IllegalArgumentException e) {
    return new RefusedException(String.valueOf(e.getMessage()));
  }
}
