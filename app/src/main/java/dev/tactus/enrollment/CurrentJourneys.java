package dev.tactus.enrollment;

import dev.tactus.journeys.Journeys;

/** The journeys of this installation as they are now, every version of them. */
public interface CurrentJourneys {
  Journeys all();
}
