package dev.tactus.rulebase;

import java.util.Optional;

/** Where a process finds which releases judge, and the releases themselves. */
public interface Rulings {
  /** The ruling that a process begins with. */
  Ruling now();

  /** The release of that number, as it was kept; not loaded. */
  Optional<Release> release(String id);

  /** Whether what is kept of a release is what was accepted under its number. */
  boolean isIntact(Release kept);

  /**
   * A release that cannot be loaded as it was kept, compiled anew from its sources.
   *
   * @throws IllegalArgumentException if that cannot be done; says why
   */
  Release anew(Release kept);
}
