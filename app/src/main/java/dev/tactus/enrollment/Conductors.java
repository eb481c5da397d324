package dev.tactus.enrollment;

import java.util.Collection;

/** The core as it is now: journeys come, pause and stop while it runs. */
interface Conductors {
  Conductor get();

  /** The one that also knows what was ordered a moment ago. */
  Conductor refreshed();

  /** One that knows every version to which these customers are pinned. */
  Conductor knowing(Collection<Person> people);
}
