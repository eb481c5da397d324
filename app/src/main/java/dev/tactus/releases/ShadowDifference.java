package dev.tactus.releases;

import java.time.Instant;
import java.util.SortedSet;

/**
 * A decision that a shadow would have made otherwise.
 *
 * @param beside the release that judged
 * @param was its answer, with the channel of a send
 * @param now the shadow's
 * @param added rules that fire only in the shadow
 * @param gone rules that fire only in the other
 */
public record ShadowDifference(
    String decisionId,
    Instant decidedAt,
    String beside,
    String was,
    String now,
    SortedSet<String> added,
    SortedSet<String> gone) {}
