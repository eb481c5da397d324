package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of an upload came to.
 *
 * @param messages by file, line, column
 * @param rules as they were loaded, by gate, then name; none if they could not be
 * @param cases the saved cases that were run
 * @param release the upload as a release that is yet to be named, null if there is an error
 */
public record Checked(
    List<Message> messages,
    List<Rule> rules,
    List<CaseRun> cases,
    Coverage coverage,
    @Nullable Release release) {
  public Checked {
    messages = List.copyOf(messages);
    rules = List.copyOf(rules);
    cases = List.copyOf(cases);
  }

  static Checked refused(Report report) {
    return new Checked(report.messages(), List.of(), List.of(), Coverage.NONE, null);
  }

  /** Whether it may become a release. */
  public boolean isGood() {
    return release != null;
  }
}
