package dev.tactus.enrollment;

import dev.tactus.facts.Subject;
import dev.tactus.facts.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trigger that waits to be judged again.
 *
 * @param subject as it was when the trigger was given
 * @param until when it is judged again
 * @param judged how often it was judged so far
 * @param traceparent the trace of the event that led to it; null: none was told
 */
record Held(
    Trigger trigger, Subject subject, Instant until, int judged, @Nullable String traceparent) {}
