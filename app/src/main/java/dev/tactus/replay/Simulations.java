package dev.tactus.replay;

import dev.tactus.customer.Answerable;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a replay gets its simulation from. */
public interface Simulations {
  /**
   * A new simulation, before its first event.
   *
   * @param judgements gets every judgement, holds included, in order of its time
   */
  Simulation begin(Judge judge, Terms terms, Consumer<Decision> judgements);

  /**
   * The rules of a release, loaded anew.
   *
   * @param release number of a release of the installation, or path of a kjar, a zip or a folder of
   *     rules; null or {@code shipped}: the one that the application ships
   * @throws RefusedException if the release is not there or not good
   */
  ReleaseJudge judge(@Nullable String release);

  /**
   * On what terms the history is run.
   *
   * @param assumeConsent as if every customer had granted every purpose on every channel
   * @param answerable which messages orders can answer
   */
  record Terms(boolean assumeConsent, Answerable answerable) {}
}
