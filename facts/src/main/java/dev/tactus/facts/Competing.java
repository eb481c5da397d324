package dev.tactus.facts;

/** Another trigger for the same customer that is being judged at the same instant or is held. */
public record Competing(String journey, String step, Purpose purpose, String subject) {}
