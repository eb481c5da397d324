package dev.tactus.facts;

/**
 * What a rule concludes. A rule inserts findings and nothing else; the gate, the rule's name and
 * its reason code are taken from the rule that inserted it.
 */
public sealed interface Finding permits Veto, Hold, Evidence, Route {}
