package dev.tactus.backtest;

import dev.tactus.facts.Competing;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the earlier difference that a difference follows from. */
final class Origins {
  private final Map<String, List<Difference>> ofCustomer = new HashMap<>();
  private final Map<String, Difference> latestOfProduct = new HashMap<>();

  void add(Difference difference) {
    ofCustomer
        .computeIfAbsent(difference.trigger.customerId(), c -> new ArrayList<>(2))
        .add(difference);
  }

  /** Those of one instant are known of a product once all of them have their origins. */
  void settled(Difference difference, Facts facts) {
    facts.subject().products().forEach(p -> latestOfProduct.put(p, difference));
  }

  /**
   * Where it comes from: what the facts have and have not of the customer's messages and wishes
   * names it; else the customer's latest difference; else the latest one about a product of it,
   * whose units another customer was or was not offered.
   *
   * @return null if none is found
   */
  @Nullable Difference find(Difference difference, @Nullable Facts a, @Nullable Facts b) {
    List<Difference> own = ofCustomer.getOrDefault(difference.trigger.customerId(), List.of());
    Difference found = a == null || b == null ? null : byMessages(difference, own, a, b);
    if (found == null && a != null && b != null) {
      found = byWishes(difference, own, a, b);
    }
    if (found == null) {
      found = latest(difference, own);
    }
    return found == null ? byProduct(difference, a, b) : found;
  }

  private static @Nullable Difference byMessages(
      Difference difference, List<Difference> own, Facts a, Facts b) {
    List<Touch> only = onlyOne(a.contacts().touches(), b.contacts().touches());
    only.sort(Comparator.comparing(Touch::at));
    for (Touch touch : only) {
      Difference latest = null;
      for (Difference p : own) {
        if (p.trigger.isOf(touch.journey(), touch.step(), touch.subject())
            && !p.trigger.triggeredAt().isAfter(touch.at())
            && isOrigin(p, difference)) {
          latest = p;
        }
      }
      if (latest != null) {
        return latest;
      }
    }
    return null;
  }

  private static @Nullable Difference byWishes(
      Difference difference, List<Difference> own, Facts a, Facts b) {
    Difference latest = null;
    for (Competing wish : onlyOne(a.competing(), b.competing())) {
      for (Difference p : own) {
        boolean isOf = p.trigger.isOf(wish.journey(), wish.step(), wish.subject());
        latest = isOf && isOrigin(p, difference) ? p : latest;
      }
    }
    return latest;
  }

  private static @Nullable Difference latest(Difference difference, List<Difference> own) {
    Instant at = difference.at;
    Difference latest = null;
    for (Difference p : own) {
      boolean isEarlier = p.at.isBefore(at) || p.number < difference.number;
      latest = isEarlier && isOrigin(p, difference) ? p : latest;
    }
    return latest;
  }

  private @Nullable Difference byProduct(
      Difference difference, @Nullable Facts a, @Nullable Facts b) {
    Facts facts = a == null ? b : a;
    if (facts == null) {
      return null;
    }
    for (String product : facts.subject().products()) {
      Difference p = latestOfProduct.get(product);
      if (p != null && isOrigin(p, difference)) {
        return p;
      }
    }
    return null;
  }

  private static boolean isOrigin(Difference p, Difference difference) {
    return p != difference && !difference.leadsTo(p);
  }

  private static <T> List<T> onlyOne(List<T> a, List<T> b) {
    Set<T> inA = new LinkedHashSet<>(a);
    Set<T> inB = new LinkedHashSet<>(b);
    List<T> only = new ArrayList<>();
    a.stream().filter(t -> !inB.contains(t)).forEach(only::add);
    b.stream().filter(t -> !inA.contains(t)).forEach(only::add);
    return only;
  }
}
