package dev.tactus.judgement.http;

import dev.tactus.judgement.Judges;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.NotLoadedException;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Conflict;
import java.util.function.Function;

/** A release that a request names. */
final class NamedRelease {
  private NamedRelease() {}

  /**
   * Does something with its judge.
   *
   * @throws BadRequest if there is no such release
   * @throws Conflict if it cannot be loaded
   */
  static <T> T with(Judges judges, String id, Function<ReleaseJudge, T> task) {
    try (ReleaseJudge judge =
        judges
            .open(id)
            .orElseThrow(() -> new BadRequest("release", id, "the number of a release"))) {
      return task.apply(judge);
    } catch (NotLoadedException e) {
      throw new Conflict(
          "Release " + id + " cannot be loaded by this version of Tactus: " + e.getMessage());
    }
  }
}
