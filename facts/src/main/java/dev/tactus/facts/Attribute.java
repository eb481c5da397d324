package dev.tactus.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something known about the customer.
 *
 * @param confidence from 0 to 1
 */
public record Attribute(
    String name,
    String value,
    Provenance provenance,
    double confidence,
    @Nullable Instant collectedAt) {
  public boolean isDeclared() {
    return provenance == Provenance.DECLARED;
  }

  /** Whether the customer did not give it: inferred, or from somebody else. */
  public boolean isGuessed() {
    return provenance == Provenance.INFERRED || provenance == Provenance.THIRD_PARTY;
  }

  /** Whether it is the address of that channel. */
  public boolean isAddressOf(Channel channel) {
    return switch (channel) {
      case EMAIL -> name.equals("email");
      case SMS -> name.equals("phone");
      case PUSH, WEB -> false;
    };
  }
}
