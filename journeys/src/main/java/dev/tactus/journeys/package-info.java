/** Journey definitions (YAML) and the pure engine that moves customers through them. */
@NullMarked
package dev.tactus.journeys;

import org.jspecify.annotations.NullMarked;
