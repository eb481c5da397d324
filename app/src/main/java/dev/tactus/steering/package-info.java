/** Journeys in the hands of those who write them: uploaded, started, paused, stopped. */
@NullMarked
package dev.tactus.steering;

import org.jspecify.annotations.NullMarked;
