package dev.tactus.enrollment;

import dev.tactus.customer.LedgerEntry;
import dev.tactus.facts.Event;
import dev.tactus.facts.Product;
import dev.tactus.journeys.RunOut;
import dev.tactus.journeys.Wave;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a unit of work writes, one statement for each kind of state. */
final class Saving {
  private final Connection connection;
  private final Instant now;

  Saving(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now.truncatedTo(ChronoUnit.MICROS);
  }

  void events(List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    CopyText copy = new CopyText();
    Instant received = now;
    for (Event e : events) {
      copy.text(e.customer())
          .text(e.id())
          .text(e.type())
          .text(e.name())
          .text(e.at().toString())
          .text(received.toString())
          .text(Json.write(e.properties()))
          .endRow();
      received = received.plus(1, ChronoUnit.MICROS);
    }
    copy.into(
        connection,
        "copy events (customer_id, id, type, name, at, received_at, properties) from stdin");
  }

  /** Who an anonymous visitor turned out to be; the latest word counts. */
  void identities(List<Event> events) throws SQLException {
    List<Event> links =
        events.stream()
            .filter(e -> e.type().equals("identify") && e.text("anonymousId") != null)
            .toList();
    if (links.isEmpty()) {
      return;
    }
    Map<String, String> byAnonymous = new java.util.TreeMap<>();
    links.forEach(e -> byAnonymous.put(e.text("anonymousId"), e.customer()));
    update(
        """
        insert into identities (anonymous_id, customer_id)
        select * from unnest(?::text[], ?::text[])
        on conflict (anonymous_id) do update set customer_id = excluded.customer_id\
        """,
        byAnonymous.entrySet(),
        Map.Entry::getKey,
        Map.Entry::getValue);
  }

  void all(PostgresWorld world, JourneyStates states) throws SQLException {
    customers(world.people.values(), states);
    paused(world, states);
    ledger(world.entered);
    products(world);
    line(world.lineChanges);
    signals(world.told);
    intervals(world.changedIntervals);
  }

  /** What is due in a paused journey is not due now: it is noted, for when the journey goes on. */
  private void paused(PostgresWorld world, JourneyStates states) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    world.parked.forEach(p -> rows.add(new String[] {p.getKey(), "product", p.getValue()}));
    states.states().keySet().stream()
        .filter(states::isPaused)
        .forEach(
            journey ->
                world.people.values().stream()
                    .filter(p -> isDue(p.dueIn(journey)))
                    .forEach(p -> rows.add(new String[] {journey, "customer", p.id})));
    update(
        """
        insert into paused_timers (journey, kind, id)
        select * from unnest(?::text[], ?::text[], ?::text[]) order by 1, 2, 3
        on conflict do nothing\
        """,
        rows,
        row -> row[0],
        row -> row[1],
        row -> row[2]);
  }

  private boolean isDue(@Nullable Instant due) {
    return due != null && !due.isAfter(now);
  }

  private @Nullable Instant nextDue(Person person, JourneyStates states) {
    return person.wake(
        now, person.due(journey -> states.isPaused(journey) && isDue(person.dueIn(journey))));
  }

  private void customers(Collection<Person> people, JourneyStates states) throws SQLException {
    update(
        """
        update customers c set profile = n.profile, passages = n.passages, held = n.held, next_due = n.next_due
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
          as n (id, profile, passages, held, next_due)
        where c.id = n.id\
        """,
        people,
        p -> p.id,
        p -> Json.write(p.customer.profile()),
        Person::toStore,
        p -> p.held().isEmpty() ? null : Json.write(p.held()),
        p -> text(nextDue(p, states)));
  }

  private void ledger(List<PostgresWorld.Entered> entered) throws SQLException {
    update(
        """
        insert into consents (customer_id, entered_at, channel, purpose, product, status, at, expires_at, source, policy_version)
        select * from unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])\
        """,
        entered,
        PostgresWorld.Entered::customer,
        e -> text(now),
        e -> e.entry().channel() == null ? "*" : e.entry().channel().id(),
        e -> e.entry().purpose() == null ? "*" : e.entry().purpose().id(),
        e -> e.entry().product(),
        e -> status(e.entry()),
        e -> text(e.entry().at()),
        e -> text(e.entry().expiresAt()),
        e -> e.entry().source(),
        e -> e.entry().policyVersion());
  }

  private static String status(LedgerEntry entry) {
    return entry.granted() ? "granted" : "withdrawn";
  }

  private void products(PostgresWorld world) throws SQLException {
    Collection<String> ids = new TreeSet<>(world.changedProducts.keySet());
    ids.addAll(world.changedWaves.keySet());
    update(
        """
        insert into products (id, body, wave, next_due)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
        on conflict (id) do update set body = excluded.body,
          wave = coalesce(excluded.wave, products.wave),
          next_due = case when excluded.wave is null then products.next_due else excluded.next_due end\
        """,
        ids,
        id -> id,
        id -> Json.write(world.products.getOrDefault(id, Product.unknown(id))),
        id -> {
          Wave wave = world.changedWaves.get(id);
          return wave == null ? null : Json.write(wave);
        },
        id -> {
          Wave wave = world.changedWaves.get(id);
          return wave == null ? null : text(wave.nextAt());
        });
  }

  /** What the catalogue says of products that is no fact; after their rows. */
  void links(List<Event> events) throws SQLException {
    for (String name : List.of("url", "imageUrl")) {
      Map<String, Event> latest = new TreeMap<>();
      for (Event e : events) {
        String product = e.type().equals("product") ? e.product() : null;
        if (product != null && e.properties().containsKey(name)) {
          latest.put(product, e);
        }
      }
      update(
          """
          update products p set %s = n.link
          from unnest(?::text[], ?::text[]) as n (id, link) where p.id = n.id\
          """
              .formatted(name.equals("url") ? "url" : "image_url"),
          latest.entrySet(),
          Map.Entry::getKey,
          link -> link.getValue().text(name));
    }
  }

  private void line(List<PostgresWorld.LineChange> changes) throws SQLException {
    update(
        """
        insert into waiting (product_id, since, customer_id, subject)
        select * from unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[]) on conflict do nothing\
        """,
        changes.stream().filter(PostgresWorld.LineChange::joins).toList(),
        PostgresWorld.LineChange::product,
        c -> text(c.waiting().since()),
        c -> c.waiting().customer(),
        c -> c.waiting().subject());
    update(
        """
        delete from waiting w using unnest(?::text[], ?::text[], ?::text[]) as g (product_id, customer_id, subject)
        where w.product_id = g.product_id and w.customer_id = g.customer_id and w.subject = g.subject\
        """,
        changes.stream().filter(c -> !c.joins()).toList(),
        PostgresWorld.LineChange::product,
        c -> c.waiting().customer(),
        c -> c.waiting().subject());
  }

  private void signals(List<WaveSignal> told) throws SQLException {
    update(
        """
        insert into products (id, body) select * from unnest(?::text[], ?::text[])
        order by 1 on conflict do nothing\
        """,
        told.stream().map(WaveSignal::product).distinct().sorted().toList(),
        id -> id,
        id -> Json.write(Product.unknown(id)));
    update(
        """
        insert into wave_signals (product_id, kind, customer_id, answer, at)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])\
        """,
        told,
        WaveSignal::product,
        s -> s.getClass().getSimpleName(),
        s -> s instanceof WaveSignal.Decided d ? d.customer() : null,
        s -> s instanceof WaveSignal.Decided d ? d.answer().name() : null,
        s -> text(s.at()));
  }

  private record IntervalRow(String product, String customer, RunOut.Interval interval) {}

  private void intervals(Map<String, Map<String, List<RunOut.Interval>>> changed)
      throws SQLException {
    List<IntervalRow> rows = new ArrayList<>();
    List<Map.Entry<String, String>> keys = new ArrayList<>();
    changed.forEach(
        (product, byCustomer) ->
            byCustomer.forEach(
                (customer, intervals) -> {
                  keys.add(Map.entry(product, customer));
                  intervals.forEach(i -> rows.add(new IntervalRow(product, customer, i)));
                }));
    update(
        """
        delete from intervals i using unnest(?::text[], ?::text[]) as g (product_id, customer_id)
        where i.product_id = g.product_id and i.customer_id = g.customer_id\
        """,
        keys,
        Map.Entry::getKey,
        Map.Entry::getValue);
    update(
        """
        insert into intervals (product_id, customer_id, day, days, known_at)
        select * from unnest(?::text[], ?::text[], ?::date[], ?::float8[], ?::timestamptz[])\
        """,
        rows,
        IntervalRow::product,
        IntervalRow::customer,
        r -> r.interval().day().toString(),
        r -> String.valueOf(r.interval().daysPerUnit()),
        r -> text(r.interval().knownAt()));
  }

  /** One statement over arrays: each function gives a column's text, which the SQL casts. */
  @SafeVarargs
  private <T> void update(
      String sql, Collection<T> rows, Function<? super T, @Nullable String>... columns)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.length; i++) {
        s.setArray(
            i + 1,
            connection.createArrayOf("text", rows.stream().map(columns[i]).toArray(String[]::new)));
      }
      s.executeUpdate();
    }
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
