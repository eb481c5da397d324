package dev.tactus.journeys;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a definition says, as read and not yet proven.
 *
 * @param line the state that waits in the line for waves; null: no waves
 * @param deadlines per step, the instant of the forecast that is its deadline
 * @param states each with its own arrows and those of {@code any}
 */
record Parts(
    String id,
    int version,
    String title,
    Subjects subjects,
    Map<String, Object> parameters,
    @Nullable Contents contents,
    @Nullable String line,
    int peoplePerUnit,
    @Nullable Forecast forecast,
    Map<String, Step> steps,
    Map<String, String> deadlines,
    List<Arrow> enter,
    Map<String, State> states,
    List<Arrow> any,
    String yaml) {}
