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
  private final Map<String, List<Parting>> ofCustomer = new HashMap<>();
  private final Map<String, Parting> latestOfProduct = new HashMap<>();

  void add(Parting parting) {
    ofCustomer.computeIfAbsent(parting.trigger.customerId(), c -> new ArrayList<>(2)).add(parting);
  }

  /** Those of one instant are known of a product once all of them have their origins. */
  void settled(Parting parting, Facts facts) {
    facts.subject().products().forEach(p -> latestOfProduct.put(p, parting));
  }

  /**
   * Where it comes from: what the facts have and have not of the customer's messages and wishes
   * names it; else the customer's latest difference; else the latest one about a product of it,
   * whose units another customer was or was not offered.
   *
   * @return null if none is found
   */
  @Nullable Parting find(Parting parting, @Nullable Facts a, @Nullable Facts b) {
    List<Parting> own = ofCustomer.getOrDefault(parting.trigger.customerId(), List.of());
    Parting found = a == null || b == null ? null : byMessages(parting, own, a, b);
    if (found == null && a != null && b != null) {
      found = byWishes(parting, own, a, b);
    }
    if (found == null) {
      found = latest(parting, own);
    }
    return found == null ? byProduct(parting, a, b) : found;
  }

  private static @Nullable Parting byMessages(
      Parting parting, List<Parting> own, Facts a, Facts b) {
    List<Touch> only = onlyOne(a.contacts().touches(), b.contacts().touches());
    only.sort(Comparator.comparing(Touch::at));
    for (Touch touch : only) {
      Parting latest = null;
      for (Parting p : own) {
        if (p.trigger.isOf(touch.journey(), touch.step(), touch.subject())
            && !p.trigger.triggeredAt().isAfter(touch.at())
            && isOrigin(p, parting)) {
          latest = p;
        }
      }
      if (latest != null) {
        return latest;
      }
    }
    return null;
  }

  private static @Nullable Parting byWishes(Parting parting, List<Parting> own, Facts a, Facts b) {
    Parting latest = null;
    for (Competing wish : onlyOne(a.competing(), b.competing())) {
      for (Parting p : own) {
        boolean isOf = p.trigger.isOf(wish.journey(), wish.step(), wish.subject());
        latest = isOf && isOrigin(p, parting) ? p : latest;
      }
    }
    return latest;
  }

  private static @Nullable Parting latest(Parting parting, List<Parting> own) {
    Instant at = parting.at;
    Parting latest = null;
    for (Parting p : own) {
      boolean isEarlier = p.at.isBefore(at) || p.number < parting.number;
      latest = isEarlier && isOrigin(p, parting) ? p : latest;
    }
    return latest;
  }

  private @Nullable Parting byProduct(Parting parting, @Nullable Facts a, @Nullable Facts b) {
    Facts facts = a == null ? b : a;
    if (facts == null) {
      return null;
    }
    for (String product : facts.subject().products()) {
      Parting p = latestOfProduct.get(product);
      if (p != null && isOrigin(p, parting)) {
        return p;
      }
    }
    return null;
  }

  private static boolean isOrigin(Parting p, Parting parting) {
    return p != parting && !parting.leadsTo(p);
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
