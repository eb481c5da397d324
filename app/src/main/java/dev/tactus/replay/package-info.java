/** Runs a history of events through journeys and rules on a simulated clock. */
@NullMarked
package dev.tactus.replay;

import org.jspecify.annotations.NullMarked;
