package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something known about the customer.
 *
 * @param name what it is called
 * @param value what is known
 * @param provenance how it came to be known
 * @param confidence from 0 to 1
 * @param collectedAt when it came to be known
 */
public record Attribute(
    @Word(example = "exists Attribute(name == \"interest\")") String name,
    @Word(example = "exists Attribute(name == \"tier\", value == \"gold\")") String value,
    @Word(example = "exists Attribute(provenance == Provenance.THIRD_PARTY)") Provenance provenance,
    @Word(
            example = "exists Attribute(name == \"interest\", confidence < 0.5)",
            range = "a share, 0 to 1")
        double confidence,
    @Word(example = "exists Attribute(collectedAt == null)") @Nullable Instant collectedAt) {
  /** Whether the customer said it. */
  @Word(example = "exists Attribute(name == \"interest\", declared)")
  public boolean isDeclared() {
    return provenance == Provenance.DECLARED;
  }

  /** Whether the customer did not give it: inferred, or from somebody else. */
  @Word(example = "exists Attribute(name == \"interest\", guessed)")
  public boolean isGuessed() {
    return provenance == Provenance.INFERRED || provenance == Provenance.THIRD_PARTY;
  }

  /** Whether it is the address of that channel. */
  @Word(example = "$c : Candidate() exists Attribute(guessed, isAddressOf($c.channel))")
  public boolean isAddressOf(Channel channel) {
    return switch (channel) {
      case EMAIL -> name.equals("email");
      case SMS -> name.equals("phone");
      case PUSH, WEB -> false;
    };
  }
}
