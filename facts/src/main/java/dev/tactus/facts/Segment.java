package dev.tactus.facts;

/** A named group that the customer belongs to. */
public record Segment(String name) {}
