package dev.tactus.facts;

/** How an attribute came to be known; declared outranks observed, observed outranks inferred. */
public enum Provenance {
  DECLARED,
  PURCHASED,
  OBSERVED,
  INFERRED,
  THIRD_PARTY
}
