package dev.tactus.releases;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Reason;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.NotLoadedException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Marks releases whose rules could not judge with the name of the rule. */
@Component
class Failures implements Onlooker {
  private final ReleaseShelf shelf;
  private final Set<String> marked = ConcurrentHashMap.newKeySet();

  Failures(ReleaseShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public boolean wants(Decision decision) {
    return failed(decision.judgement());
  }

  /** Whether the rules could not judge. */
  static boolean failed(Judgement judgement) {
    return judgement.verdict() == null
        && judgement.reasons().stream().anyMatch(Failures::isFailure);
  }

  /**
   * Whether the release cannot judge it now either: then it was neither a busy moment nor that this
   * process is too old to load it.
   */
  static boolean failsAgain(Judges judges, Decision decision) {
    try (ReleaseJudge own = judges.open(decision.judgement().release()).orElseThrow()) {
      return failed(own.timed().judge(decision.facts()));
    } catch (NotLoadedException e) {
      return false;
    }
  }

  @Override
  public void look(List<Decision> decisions, long skipped) {
    for (Decision decision : decisions) {
      String release = decision.judgement().release();
      decision.judgement().reasons().stream()
          .filter(Failures::isFailure)
          .map(
              r ->
                  r.rule() == null
                      ? "its rules together failed, or took too long"
                      : "rule " + r.rule() + " failed, or took too long")
          .filter(text -> !marked.contains(release + " " + text))
          .forEach(text -> mark(release, text));
    }
  }

  private void mark(String release, String text) {
    shelf.mark(release, text + "; such triggers are held");
    marked.add(release + " " + text);
  }

  private static boolean isFailure(Reason reason) {
    return reason.code().equals(Reason.RULES_UNAVAILABLE);
  }
}
