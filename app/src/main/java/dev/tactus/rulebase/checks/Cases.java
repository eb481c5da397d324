package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Sources;
import java.util.List;

/** Runs the saved cases of a release. */
public interface Cases {
  /** Judges the facts of each case, and says where the decision is not the one expected. */
  List<CaseRun> run(Knowledge knowledge, Sources sources);
}
