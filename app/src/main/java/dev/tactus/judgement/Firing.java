package dev.tactus.judgement;

import dev.tactus.facts.Finding;
import dev.tactus.facts.Gate;
import java.util.List;

/**
 * One rule that fired.
 *
 * @param matched the facts that it matched, as short texts; written only when they are read
 * @param findings what it concluded
 */
public record Firing(
    String rule, Gate gate, String code, List<String> matched, List<Finding> findings) {}
