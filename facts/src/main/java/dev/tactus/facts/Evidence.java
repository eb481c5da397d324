package dev.tactus.facts;

/**
 * For (above 1) or against (below 1) the trigger being right for the customer.
 *
 * @param odds the factor by which the odds right : wrong change; above 0
 */
public record Evidence(double odds) implements Finding {
  public Evidence {
    if (!(odds > 0) || Double.isInfinite(odds)) {
      throw new IllegalArgumentException("odds must be above 0 and finite, not " + odds);
    }
  }

  /** The odds change by this factor, above 0. */
  @Word(example = "insert(Evidence.of(1.5));")
  public static Evidence of(double odds) {
    return new Evidence(odds);
  }
}
