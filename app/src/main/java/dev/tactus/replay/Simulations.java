package dev.tactus.replay;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.ReleaseJudge;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a replay gets its simulation from. */
public interface Simulations {
  /**
   * A new simulation, before its first event.
   *
   * @param judgements gets every judgement, holds included, in order of its time
   * @throws RefusedException if the release is not there or not good
   */
  Simulation begin(Terms terms, Consumer<Decision> judgements);

  /** The rules of these terms, loaded once more: to judge stored facts again. */
  ReleaseJudge judge(Terms terms);

  /**
   * On what terms the history is run.
   *
   * @param assumeConsent as if every customer had granted every purpose on every channel
   * @param release number of a release, or path of a kjar or of a folder of rules; null: the one
   *     that the application ships
   */
  record Terms(boolean assumeConsent, @Nullable String release) {}
}
