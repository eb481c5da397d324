package dev.tactus.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps it in the database that the events go to. */
record PostgresBookmark(JdbcClient database) implements Bookmark {
  @Override
  public @Nullable Place place() {
    return database
        .sql("select seed, ends_at, taken, finished from demo_progress")
        .query(
            (row, n) ->
                new Place(
                    row.getLong("seed"),
                    instant(row.getObject("ends_at", OffsetDateTime.class)),
                    row.getInt("taken"),
                    row.getBoolean("finished")))
        .optional()
        .orElse(null);
  }

  @Override
  public void put(Place place) {
    database
        .sql(
            """
            insert into demo_progress (seed, ends_at, taken, finished)
            values (?, ?, ?, ?)
            on conflict (only_row) do update
              set taken = excluded.taken, finished = excluded.finished
            """)
        .params(
            place.seed(), place.endsAt().atOffset(ZoneOffset.UTC), place.taken(), place.finished())
        .update();
  }

  @Override
  public boolean isEmptyInstallation() {
    return database
        .sql(
            """
            select not exists (select from events)
               and not exists (select from customers)
               and not exists (select from products)
            """)
        .query(Boolean.class)
        .single();
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
