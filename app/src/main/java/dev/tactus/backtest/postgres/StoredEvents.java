package dev.tactus.backtest.postgres;

import dev.tactus.backtest.RecordedHistory.Span;
import dev.tactus.facts.Event;
import dev.tactus.replay.EventReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events out of the table in order of time: a page at a time, out of a stretch of time that is
 * chosen so that it holds about a page.
 */
final class StoredEvents implements EventReader {
  private static final int PAGE = 5_000;
  private static final Instant BEFORE_ALL = Instant.parse("0001-01-01T00:00:00Z");
  private static final ObjectReader PROPERTIES =
      JsonMapper.builder().build().readerFor(new TypeReference<Map<String, Object>>() {});

  /** An event, with when it arrived. */
  private record Stored(Event event, Instant receivedAt) {}

  private final Statements statements;
  private final Span of;
  private final Instant end;
  private final Pages<Stored> pages = new Pages<>(this::after);
  private Instant from;
  private final Stretch stretch = new Stretch(PAGE);

  StoredEvents(Statements statements, Span of) {
    this.statements = statements;
    this.of = of;
    from = of.first();
    end = of.last().plus(1, ChronoUnit.MICROS);
  }

  @Override
  public @Nullable Event next() {
    return pages.hasNext() ? pages.next().event() : null;
  }

  private List<Stored> after(@Nullable Stored last) {
    List<Stored> page = List.of();
    while (page.isEmpty() && from.isBefore(end)) {
      Instant until = stretch.after(from);
      page = page(last, until);
      from = page.size() == PAGE ? page.get(PAGE - 1).event().at() : until;
      stretch.found(page.stream().map(stored -> stored.event().at()).toList());
    }
    return page;
  }

  private List<Stored> page(@Nullable Stored last, Instant until) {
    return statements.list(
        """
        select customer_id, id, type, name, at, received_at, properties from events
        where at >= ? and at < ? and received_at <= ?
          and (at, received_at, customer_id, id) > (?, ?, ?, ?)
        order by at, received_at, customer_id, id limit ?""",
        StoredEvents::stored,
        from,
        until.isBefore(end) ? until : end,
        of.receivedBy(),
        last == null ? BEFORE_ALL : last.event().at(),
        last == null ? BEFORE_ALL : last.receivedAt(),
        last == null ? "" : last.event().customer(),
        last == null ? "" : last.event().id(),
        PAGE);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new Event(
            row.getString("id"),
            row.getString("customer_id"),
            row.getString("type"),
            row.getString("name"),
            Statements.time(row, "at"),
            PROPERTIES.readValue(row.getString("properties"))),
        Statements.time(row, "received_at"));
  }

  @Override
  public void close() {
    // between two pages nothing is open
  }
}
