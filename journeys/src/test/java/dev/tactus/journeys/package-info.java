/** Proofs of the journeys and their engine. */
@NullMarked
package dev.tactus.journeys;

import org.jspecify.annotations.NullMarked;
