package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a first look through a file shows: every row of it is good.
 *
 * @param rows how many
 * @param first the earliest time, null if no row has one
 * @param last the latest time, null if no row has one
 * @param sorted whether no row is earlier than the one before it
 */
record Survey(long rows, @Nullable Instant first, @Nullable Instant last, boolean sorted) {
  /** Stands for the time of a row that has none of its own. */
  private static final Instant NONE = Instant.MIN;

  private static final int MOST_COMPLAINTS = 10;

  /**
   * Looks through the file.
   *
   * @throws RefusedException if it is not good; names up to ten rows
   */
  static Survey of(HistoryFile file) throws IOException {
    List<String> complaints = new ArrayList<>();
    Look look = new Look();
    try (EventReader reader = file.open(NONE)) {
      boolean more = true;
      while (more && complaints.size() < MOST_COMPLAINTS) {
        try {
          more = look.at(reader.next());
        } catch (BadRowException e) {
          complaints.add(e.getMessage());
        }
      }
    }
    if (!complaints.isEmpty()) {
      throw new RefusedException(String.join(System.lineSeparator(), complaints));
    }
    return new Survey(look.rows, look.first, look.last, look.sorted);
  }

  private static final class Look {
    private long rows;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private boolean sorted = true;

    private boolean at(@Nullable Event event) {
      if (event == null) {
        return false;
      }
      rows++;
      if (event.at().equals(NONE)) {
        return true;
      }
      if (last == null || event.at().isAfter(last)) {
        last = event.at();
      } else if (event.at().isBefore(last)) {
        sorted = false;
      }
      if (first == null || event.at().isBefore(first)) {
        first = event.at();
      }
      return true;
    }
  }
}
