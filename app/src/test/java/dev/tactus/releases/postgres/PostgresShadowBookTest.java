package dev.tactus.releases.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.RecordDatabase;
import dev.tactus.releases.ShadowBook;
import dev.tactus.releases.ShadowBook.Place;
import dev.tactus.releases.ShadowDifference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class PostgresShadowBookTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  private final JdbcClient sql = JdbcClient.create(RecordDatabase.pool());
  private final ShadowBook book =
      new PostgresShadowBook(sql, new DataSourceTransactionManager(RecordDatabase.pool()));

  @BeforeEach
  void release() {
    sql.sql(
            """
            insert into releases (number, checksum, kjar, author, shipped, created_at, rules, covered, warnings)
            values (77, 'c77', '', 'ann', false, now(), '{}', '{}', '[]') on conflict do nothing""")
        .update();
    book.clear("77");
  }

  private static ShadowDifference difference(int i, String... added) {
    return new ShadowDifference(
        "d-%05d".formatted(i),
        NOON.minusSeconds(i),
        "1",
        "send email",
        "hold",
        new TreeSet<>(List.of(added)),
        new TreeSet<>());
  }

  @Test
  void givesBackWhatWasEnteredNewestFirst() {
    List<ShadowDifference> both =
        List.of(difference(0), difference(1, "timing/a", "fatigue/it's \"b\", {c}"));
    book.enter("77", Map.of("differs", 2L), both);
    book.enter("77", Map.of("differs", 1L), List.of(difference(1), difference(2, "timing/a")));
    assertThat(book.differences("77", null, Place.FIRST, 2)).isEqualTo(both);
    assertThat(book.differences("77", "timing/a", Place.FIRST, 9))
        .containsExactly(both.get(1), difference(2, "timing/a"));
    assertThat(book.counts("77")).isEqualTo(Map.of("differs", 3L));
  }

  @Test
  void onlyCountsWhatIsMoreThanIsListed() {
    long most = ShadowBook.MOST_LISTED;
    List<ShadowDifference> all =
        IntStream.range(0, ShadowBook.MOST_LISTED).mapToObj(i -> difference(i)).toList();
    book.enter("77", Map.of("differs", most), all);
    book.enter("77", Map.of("differs", 1L), List.of(difference(99_999)));
    assertThat(book.differences("77", null, Place.FIRST, 20_000)).hasSize(ShadowBook.MOST_LISTED);
    assertThat(book.counts("77")).isEqualTo(Map.of("differs", most + 1));
  }
}
