package dev.tactus.facts;

/**
 * Another trigger for the same customer that is being judged at the same instant or is held.
 *
 * @param journey id of its journey
 * @param step the step of that journey
 * @param purpose why it would be sent
 * @param subject id of what it is about
 */
public record Competing(
    @Word(example = "exists Competing(journey == \"back-in-stock\")") String journey,
    @Word(example = "exists Competing(step == \"back\")") String step,
    @Word(example = "exists Competing(purpose == Purpose.ALERT)") Purpose purpose,
    @Word(example = "$t : Trigger() exists Competing(subject == $t.subject)") String subject) {}
