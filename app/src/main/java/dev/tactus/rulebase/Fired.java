package dev.tactus.rulebase;

import dev.tactus.facts.Finding;
import java.util.List;

/** One rule that fired: the facts that it matched and what it concluded. */
public record Fired(Rule rule, List<Object> matched, List<Finding> findings) {}
