package dev.tactus.journeys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's open enrollments in one journey while signals are folded, by subject. */
final class OpenEnrollments {
  private static final Comparator<Enrollment> BY_CHANGE =
      Comparator.comparing(Enrollment::changedAt)
          .thenComparing(Enrollment::begunAt)
          .thenComparing(Enrollment::subject);

  private final List<Enrollment> all;

  OpenEnrollments(List<Enrollment> open) {
    all = new ArrayList<>(open);
  }

  @Nullable Enrollment find(String subject) {
    int place = place(subject);
    return place < 0 ? null : all.get(place);
  }

  /** Adds it, or puts it in the place of the one with its subject. */
  void put(Enrollment e) {
    int place = place(e.subject());
    if (place < 0) {
      all.add(-place - 1, e);
    } else {
      all.set(place, e);
    }
  }

  void remove(String subject) {
    int place = place(subject);
    if (place >= 0) {
      all.remove(place);
    }
  }

  /** The one whose timer fires first at or before that time; at one instant the first subject. */
  @Nullable Enrollment nextDue(Instant upTo) {
    Enrollment next = null;
    Instant first = upTo;
    for (Enrollment e : all) {
      Instant due = e.due();
      if (due != null && (next == null ? !due.isAfter(first) : due.isBefore(first))) {
        next = e;
        first = due;
      }
    }
    return next;
  }

  @Nullable Enrollment lastChanged() {
    return all.stream().max(BY_CHANGE).orElse(null);
  }

  List<String> subjects() {
    return all.stream().map(Enrollment::subject).toList();
  }

  List<Enrollment> toList() {
    return List.copyOf(all);
  }

  private int place(String subject) {
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = all.get(middle).subject().compareTo(subject);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -low - 1;
  }
}
