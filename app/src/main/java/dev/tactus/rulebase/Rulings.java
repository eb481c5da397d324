package dev.tactus.rulebase;

/** Where the ruling comes from that a process begins with. */
public interface Rulings {
  Ruling now();
}
