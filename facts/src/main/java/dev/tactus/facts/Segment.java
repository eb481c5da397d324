package dev.tactus.facts;

/**
 * A named group that the customer belongs to; nothing fills it yet, so that there is none.
 *
 * @param name the group's name
 */
public record Segment(@Word(example = "exists Segment(name == \"vip\")") String name) {}
