package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Message;
import java.util.List;
import java.util.Set;

/**
 * One saved case that was run.
 *
 * @param note what it is about
 * @param fired the names of the rules that fired
 * @param messages what was wrong, none if it came to the decision that was expected
 */
public record CaseRun(String file, String note, Set<String> fired, List<Message> messages) {
  public CaseRun {
    fired = Set.copyOf(fired);
    messages = List.copyOf(messages);
  }
}
