package dev.tactus.judgement;

import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Route;
import dev.tactus.facts.Veto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels that no veto removed.
 *
 * @param inOrder in the journey's order
 * @param preferred the one that the customer stated to prefer, if it is among them
 */
record Channels(List<Channel> inOrder, @Nullable Channel preferred) {
  static Channels left(Facts facts, List<Firing> firings) {
    List<Candidate> candidates = new ArrayList<>(facts.candidates());
    candidates.sort(Comparator.comparingInt(Candidate::position));
    List<Channel> left = new ArrayList<>(candidates.size());
    Channel preferred = null;
    for (Candidate candidate : candidates) {
      Channel channel = candidate.channel();
      if (!isVetoed(channel, firings)) {
        left.add(channel);
        boolean stated = candidate.preferred() || channel == facts.preferences().channel();
        preferred = preferred == null && stated ? channel : preferred;
      }
    }
    return new Channels(left, preferred);
  }

  boolean isEmpty() {
    return inOrder.isEmpty();
  }

  /** By stated preference, then the strongest route, then the journey's order. */
  Channel choose(List<Channel> free, List<Firing> firings) {
    if (preferred != null && free.contains(preferred)) {
      return preferred;
    }
    Channel best = free.get(0);
    double strongest = Double.NEGATIVE_INFINITY;
    for (Channel channel : free) {
      double route = route(channel, firings);
      if (route > strongest) {
        best = channel;
        strongest = route;
      }
    }
    return best;
  }

  /** Whether a finding is a reason to send on that channel. */
  static boolean speaksFor(Finding finding, Channel channel) {
    return finding instanceof Evidence evidence && evidence.odds() > 1
        || finding instanceof Route route && route.channel() == channel;
  }

  private static boolean isVetoed(Channel channel, List<Firing> firings) {
    for (Firing firing : firings) {
      for (Finding finding : firing.findings()) {
        if (finding instanceof Veto v && (v.channel() == null || v.channel() == channel)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The greatest strength of a route to that channel; 0 without any. */
  private static double route(Channel channel, List<Firing> firings) {
    double strongest = 0;
    for (Firing firing : firings) {
      for (Finding finding : firing.findings()) {
        if (finding instanceof Route route && route.channel() == channel) {
          strongest = Math.max(strongest, route.strength());
        }
      }
    }
    return strongest;
  }
}
