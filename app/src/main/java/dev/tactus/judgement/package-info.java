/** Judges triggers: facts and a release in, a judgement out; pure and deterministic. */
@NullMarked
package dev.tactus.judgement;

import org.jspecify.annotations.NullMarked;
