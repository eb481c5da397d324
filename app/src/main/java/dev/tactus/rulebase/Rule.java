package dev.tactus.rulebase;

import dev.tactus.facts.Gate;

/**
 * A rule of a release, as its author described it.
 *
 * @param number its place in the release, from 0: by gate, then name
 * @param name {@code <gate>/<name>}
 * @param reason the reason code of its findings
 * @param file its file in the release, empty if the release has no sources
 * @param line where it begins, from 1; 0 if the release has no sources
 */
public record Rule(
    int number, String name, Gate gate, String reason, String owner, String file, int line) {}
