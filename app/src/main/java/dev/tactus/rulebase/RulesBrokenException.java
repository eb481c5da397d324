package dev.tactus.rulebase;

import org.jspecify.annotations.Nullable;

/** The rules could not judge: one of them failed, or they ran over a limit. */
public final class RulesBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final @Nullable String rule;

  RulesBrokenException(@Nullable String rule, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.rule = rule;
  }

  /** The rule that is to blame, null if it is not known. */
  public @Nullable String rule() {
    return rule;
  }
}
