package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The shipped rules, read by hand: what each of them asks of the plain facts. */
final class HandReadings {
  private HandReadings() {}

  /** By the name of the rule. */
  static Map<String, Function<Facts, Reading>> all() {
    Map<String, Function<Facts, Reading>> all = new TreeMap<>(ConsentByHand.all());
    all.putAll(FatigueByHand.all());
    all.putAll(RelevanceByHand.all());
    return all;
  }
}
