package dev.tactus.judgement;

import dev.tactus.facts.Facts;

/** Judges triggers with one release of the rules; safe for many threads. */
public interface Judge {
  /** The judgement of these facts; fails closed: a hold with {@code RULES_UNAVAILABLE}. */
  Judgement judge(Facts facts);

  /** The number of the release that judges. */
  String release();
}
