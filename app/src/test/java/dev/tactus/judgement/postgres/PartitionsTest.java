package dev.tactus.judgement.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tactus.judgement.RecordDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
  private static final int WRITERS = 6;
  private static final int ROUNDS = 10;

  @ParameterizedTest
  @ValueSource(strings = {"decisions_partition", "ensure_event_partitions"})
  void areMadeOnceByAllWhoNeedThemAtOnce(String function) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        LocalDate monday = LocalDate.of(2040, 1, 2).plusWeeks(13L * round);
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Future<Boolean>> all =
            pool.invokeAll(
                IntStream.range(0, WRITERS).mapToObj(i -> make(function, monday, start)).toList());
        for (Future<Boolean> one : all) {
          assertThatCode(one::get).doesNotThrowAnyException();
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Callable<Boolean> make(String function, LocalDate day, CyclicBarrier start) {
    return () ->
        RecordDatabase.commit(
            transaction -> {
              await(start);
              return call(transaction, function, day);
            });
  }

  private static boolean call(Connection transaction, String function, LocalDate day)
      throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      return statement.execute("SELECT %s(DATE '%s')".formatted(function, day));
    }
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
