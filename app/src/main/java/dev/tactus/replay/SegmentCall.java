package dev.tactus.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of Segment's tracking API, as far as a replay reads it. */
record SegmentCall(
    @Nullable String type,
    @Nullable String event,
    @Nullable String userId,
    @Nullable String anonymousId,
    @Nullable String messageId,
    @Nullable String timestamp,
    @Nullable Map<String, Object> properties,
    @Nullable Map<String, Object> traits,
    @Nullable List<SegmentCall> batch) {}
