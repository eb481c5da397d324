package dev.tactus.releases;

/**
 * What a release decided, and what the one before would have decided on the same facts.
 *
 * @param judged decisions
 * @param failures those that its rules could not make, neither live nor once more
 * @param sends decisions to send
 * @param failuresBefore those that the rules of the release before could not make
 * @param sendsBefore decisions to send of the release before
 */
public record Tally(
    long judged, long failures, long sends, long failuresBefore, long sendsBefore) {}
