package dev.tactus.releases.http;

import dev.tactus.rulebase.Message;
import java.util.List;

/** A message of the checks as it is shown. */
record Said(String file, int line, int column, String severity, String message, String hint) {
  static List<Said> of(List<Message> messages) {
    return messages.stream()
        .map(
            m -> new Said(m.file(), m.line(), m.column(), m.severity().id(), m.message(), m.hint()))
        .toList();
  }
}
