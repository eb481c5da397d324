package dev.tactus.facts;

/**
 * A named group that the customer belongs to.
 *
 * @param name the group's name
 */
public record Segment(@Word(example = "exists Segment(name == \"vip\")") String name) {}
