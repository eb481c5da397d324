package dev.tactus.enrollment;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Problem;
import dev.tactus.web.Conflict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Steers journeys by what stands in PostgreSQL, which every process obeys. */
@Component
final class StoredJourneys implements JourneyDesk {
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final LiveJourneys live;
  private final Audit audit;

  StoredJourneys(
      JdbcClient database,
      PlatformTransactionManager transactions,
      InstantSource clock,
      LiveJourneys live,
      Audit audit) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.live = live;
    this.audit = audit;
  }

  @Override
  public List<Card> all() {
    live.refresh();
    return live.get().journeys().all().stream().map(this::card).toList();
  }

  @Override
  public Optional<Card> find(String id) {
    live.refresh();
    return live.get().journeys().find(id).map(this::card);
  }

  private Card card(Journey journey) {
    List<Version> versions =
        database
            .sql("select version, active_at, uploaded, yaml from journeys where id = ? order by 1")
            .param(journey.id())
            .query((row, n) -> version(row))
            .list();
    OffsetDateTime since =
        database
            .sql("select changed_at from journey_states where journey = ?")
            .param(journey.id())
            .query(OffsetDateTime.class)
            .optional()
            .orElse(null);
    JourneyState state = live.get().states().of(journey.id());
    return new Card(journey, state, since == null ? null : since.toInstant(), versions);
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getInt("version"),
        row.getObject("active_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("uploaded"),
        row.getString("yaml"));
  }

  @Override
  public Optional<Map<String, Long>> open(String id) {
    Map<String, Long> open = new TreeMap<>();
    RowCallbackHandler count = row -> open.put(row.getString(1), row.getLong(2));
    try {
      transaction.executeWithoutResult(
          status -> {
            database.sql("set local statement_timeout = '2s'").update();
            database
                .sql(
                    """
                    select e ->> 2, count(*) from customers c, jsonb_path_query(
                      c.passages::jsonb, 'strict $[*] ? (@[0] == $journey)[2][*]',
                      jsonb_build_object('journey', ?::text)) as e
                    where c.passages is not null group by 1""")
                .param(id)
                .query(count);
          });
    } catch (QueryTimeoutException e) {
      return Optional.empty();
    }
    return Optional.of(open);
  }

  @Override
  public List<Problem> problems(Journey journey, String file) {
    live.refresh();
    Journeys known = live.get().journeys();
    List<Problem> problems = new ArrayList<>();
    known.find(journey.id()).ifPresent(latest -> compare(journey, latest, known, file, problems));
    if (journey.waves()) {
      known.all().stream()
          .filter(other -> other.waves() && !other.id().equals(journey.id()))
          .map(
              other ->
                  Places.of(
                      journey,
                      "waves",
                      file,
                      "journey " + other.id() + " has waves",
                      "one journey with waves at present"))
          .forEach(problems::add);
    }
    return problems;
  }

  private static void compare(
      Journey journey, Journey latest, Journeys known, String file, List<Problem> problems) {
    boolean same =
        known.has(journey.id(), journey.version())
            && known.version(journey.id(), journey.version()).yaml().equals(journey.yaml());
    if (journey.version() <= latest.version() && !same) {
      problems.add(
          Places.of(
              journey,
              "version",
              file,
              "version %d is not later than the latest of %s"
                  .formatted(journey.version(), journey.id()),
              "version %d: customers may be on their way in those that were active"
                  .formatted(latest.version() + 1)));
    }
    if (!journey.subjectKind().equals(latest.subjectKind())) {
      problems.add(
          Places.of(
              journey,
              "subject",
              file,
              "open enrollments of %s are about a %s".formatted(journey.id(), latest.subjectKind()),
              "the same kind of subject, or another id"));
    }
  }

  @Override
  public boolean add(Journey journey, @Nullable String note) {
    boolean fresh = Boolean.TRUE.equals(transaction.execute(status -> added(journey, note)));
    live.refresh();
    return fresh;
  }

  private boolean added(Journey journey, @Nullable String note) {
    int added =
        database
            .sql(
                """
                insert into journeys (id, version, yaml, active_at, uploaded)
                values (?, ?, ?, ?, true) on conflict do nothing""")
            .param(journey.id())
            .param(journey.version())
            .param(journey.yaml())
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (added > 0) {
      Map<String, Object> version = Map.of("version", journey.version());
      audit.note(new Deed("journey.upload", journey.id(), note, version));
    } else if (!stored(journey).equals(journey.yaml())) {
      throw new Conflict(
          "Another definition was uploaded as version %d of %s at the same moment."
              .formatted(journey.version(), journey.id()));
    }
    return added > 0;
  }

  private String stored(Journey journey) {
    return database
        .sql("select yaml from journeys where id = ? and version = ?")
        .params(journey.id(), journey.version())
        .query(String.class)
        .single();
  }

  @Override
  public void change(String id, JourneyState to, @Nullable String note) {
    transaction.executeWithoutResult(status -> changed(id, to, note));
    live.refresh();
  }

  private void changed(String id, JourneyState to, @Nullable String note) {
    if (to == JourneyState.RUNNING && hasAlwaysRun(id)) {
      return;
    }
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    database
        .sql("insert into journey_states values (?, 'running', ?) on conflict do nothing")
        .params(id, now)
        .update();
    JourneyState was =
        database
            .sql("select state from journey_states where journey = ? for update")
            .param(id)
            .query((row, n) -> JourneyState.of(row.getString(1)))
            .single();
    if (was == to) {
      return;
    }
    if (was == JourneyState.STOPPED && to == JourneyState.PAUSED) {
      throw new Conflict("The journey is stopped; start it first.");
    }
    database
        .sql("update journey_states set state = ?, changed_at = ? where journey = ?")
        .params(to.id(), now, id)
        .update();
    if (to == JourneyState.STOPPED) {
      stopped(id, now);
    } else if (was == JourneyState.STOPPED) {
      database
          .sql("update journey_stops set started_at = ? where journey = ? and started_at is null")
          .params(now, id)
          .update();
    }
    audit.note(new Deed("journey." + verb(to), id, note, Map.of("was", was.id())));
  }

  private boolean hasAlwaysRun(String id) {
    return database
        .sql("select from journey_states where journey = ?")
        .param(id)
        .query()
        .listOfRows()
        .isEmpty();
  }

  private void stopped(String id, OffsetDateTime now) {
    database
        .sql("insert into journey_stops values (?, ?, null) on conflict do nothing")
        .params(id, now)
        .update();
    database.sql("update journey_states set swept_up_to = '' where journey = ?").param(id).update();
  }

  private static String verb(JourneyState to) {
    return switch (to) {
      case RUNNING -> "start";
      case PAUSED -> "pause";
      case STOPPED -> "stop";
    };
  }
}
