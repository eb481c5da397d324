package dev.tactus.backtest.postgres;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows in the order of a key, read a page at a time. */
final class Pages<T> implements Iterator<T> {
  /** Reads the page that follows a row; null: the first. */
  interface Next<T> {
    List<T> after(@Nullable T row);
  }

  private final Next<T> next;
  private List<T> page = List.of();
  private int taken;
  private boolean ended;

  Pages(Next<T> next) {
    this.next = next;
  }

  @Override
  public boolean hasNext() {
    if (taken == page.size() && !ended) {
      page = next.after(page.isEmpty() ? null : page.get(page.size() - 1));
      taken = 0;
      ended = page.isEmpty();
    }
    return taken < page.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.get(taken++);
  }
}
