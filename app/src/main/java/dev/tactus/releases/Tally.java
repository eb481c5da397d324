package dev.tactus.releases;

/**
 * What a release decided, and what the one before would have decided on the same facts.
 *
 * @param judged decisions
 * @param failures those that the rules could not make
 * @param sends decisions to send
 * @param failuresBefore of the release before
 * @param sendsBefore of the release before
 */
public record Tally(
    long judged, long failures, long sends, long failuresBefore, long sendsBefore) {}
