package dev.tactus.backtest;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Keeps the traces of a few customers of every sort of difference, and chooses among them. */
final class Examples {
  private static final int OF_A_SORT = 20;
  private static final int MOST_KEPT = 240;
  private static final int MOST_EPISODES = 6;
  private static final int MOST_JUDGEMENTS = 8;

  /** One trigger of which the releases decide differently, with both traces from there on. */
  record Episode(Difference difference, List<TraceLine> a, List<TraceLine> b) {}

  private final Map<String, List<Episode>> kept = new LinkedHashMap<>();
  private final Map<Difference, Episode> episodes = new HashMap<>();
  private final Map<String, Integer> sorts = new HashMap<>();

  /** A difference that has just begun. */
  void offer(Difference difference) {
    List<Episode> own = kept.get(difference.trigger.customerId());
    if (own == null) {
      String sort = sort(difference);
      int known = sorts.getOrDefault(sort, 0);
      if (known >= OF_A_SORT || kept.size() >= MOST_KEPT) {
        return;
      }
      sorts.put(sort, known + 1);
      own = new ArrayList<>(2);
      kept.put(difference.trigger.customerId(), own);
    }
    if (own.size() < MOST_EPISODES) {
      Episode episode = new Episode(difference, new ArrayList<>(2), new ArrayList<>(2));
      own.add(episode);
      episodes.put(difference, episode);
    }
  }

  void a(Difference difference, Decision decision) {
    Episode episode = episodes.get(difference);
    if (episode != null && episode.a().size() < MOST_JUDGEMENTS) {
      episode.a().add(TraceLine.of(decision));
    }
  }

  void b(Difference difference, Decision decision) {
    Episode episode = episodes.get(difference);
    if (episode != null && episode.b().size() < MOST_JUDGEMENTS) {
      episode.b().add(TraceLine.of(decision));
    }
  }

  /** So many customers, of every sort in turn, the longest stories first. */
  List<List<Episode>> chosen(int most) {
    Map<String, List<List<Episode>>> bySort = new LinkedHashMap<>();
    kept.values()
        .forEach(
            own ->
                bySort
                    .computeIfAbsent(sort(own.get(0).difference()), s -> new ArrayList<>())
                    .add(own));
    List<Queue<List<Episode>>> queues = new ArrayList<>();
    for (List<List<Episode>> customers : bySort.values()) {
      customers.sort(Comparator.comparing((List<Episode> own) -> own.size()).reversed());
      queues.add(new ArrayDeque<>(customers));
    }
    List<List<Episode>> chosen = new ArrayList<>();
    while (chosen.size() < most && !queues.isEmpty()) {
      for (Queue<List<Episode>> queue : queues) {
        if (!queue.isEmpty() && chosen.size() < most) {
          chosen.add(queue.remove());
        }
      }
      queues.removeIf(Queue::isEmpty);
    }
    return chosen;
  }

  private static String sort(Difference difference) {
    String why = difference.against().stream().map(Reason::code).findFirst().orElse("");
    return difference.change().id() + " " + why;
  }
}
