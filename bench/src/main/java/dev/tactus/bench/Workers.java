package dev.tactus.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Works off a list with a number of threads; the first failure ends it. */
final class Workers {
  private Workers() {}

  /** What is done with each. */
  interface Work<T> {
    void on(T item) throws Exception;
  }

  static <T> void each(int threads, Iterator<T> items, Work<T> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> all = new ArrayList<>();
    try {
      for (int i = 0; i < threads; i++) {
        all.add(
            pool.submit(
                () -> {
                  for (T item = next(items); item != null; item = next(items)) {
                    work.on(item);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      pool.shutdownNow();
    }
  }

  /** The same thing as often, for as many threads that share it. */
  static <T> Iterator<T> copies(int count, T shared) {
    return Collections.nCopies(count, shared).iterator();
  }

  private static <T> @Nullable T next(Iterator<T> items) {
    synchronized (items) {
      return items.hasNext() ? items.next() : null;
    }
  }
}
