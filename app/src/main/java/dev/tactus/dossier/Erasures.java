package dev.tactus.dossier;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import dev.tactus.backtest.Backtests;
import dev.tactus.customer.History;
import dev.tactus.delivery.Publisher;
import dev.tactus.delivery.Sends;
import dev.tactus.enrollment.People;
import dev.tactus.enrollment.UnavailableException;
import dev.tactus.intake.RejectedEvents;
import dev.tactus.judgement.Decisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forgets customers: all that is held of one is gone in one transaction, or nothing is. */
@Component
public final class Erasures {
  private static final int TRIES = 10;

  private final DataSource database;
  private final InstantSource clock;
  private final History history;
  private final People people;
  private final Decisions decisions;
  private final Sends sends;
  private final Publisher publisher;
  private final RejectedEvents rejected;
  private final Backtests backtests;
  private final Audit audit;

  Erasures(
      DataSource database,
      InstantSource clock,
      History history,
      People people,
      Decisions decisions,
      Sends sends,
      Publisher publisher,
      RejectedEvents rejected,
      Backtests backtests,
      Audit audit) {
    this.database = database;
    this.clock = clock;
    this.history = history;
    this.people = people;
    this.decisions = decisions;
    this.sends = sends;
    this.publisher = publisher;
    this.rejected = rejected;
    this.backtests = backtests;
    this.audit = audit;
  }

  /**
   * A customer was erased.
   *
   * @param erasureId under which the audit log has it, which does not name the customer
   * @param counts what is gone (of decisions and sends: the person in them), by kind
   */
  public record Erasure(String erasureId, Instant erasedAt, Map<String, Integer> counts) {}

  private record Done(Erasure erasure, List<String> revoked) {}

  /**
   * Erases a customer, with the anonymous visitors who turned out to be them.
   *
   * @param note why; names no customer
   * @return empty if nothing was held of them
   */
  public Optional<Erasure> erase(String customer, @Nullable String note) {
    for (int tried = 1; ; tried++) {
      try {
        Done done = attempt(customer, note);
        publisher.hand(List.of(), done.revoked());
        boolean any = done.erasure().counts().values().stream().anyMatch(n -> n > 0);
        return any ? Optional.of(done.erasure()) : Optional.empty();
      } catch (SQLException e) {
        boolean passing = String.valueOf(e.getSQLState()).startsWith("40");
        if (!passing || tried == TRIES) {
          throw new UnavailableException("the customer could not be erased", e);
        }
      }
    }
  }

  private Done attempt(String customer, @Nullable String note) throws SQLException {
    try (Connection transaction = database.getConnection()) {
      transaction.setAutoCommit(false);
      try {
        Done done = within(transaction, customer, note);
        transaction.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        transaction.rollback();
        throw e;
      } finally {
        transaction.setAutoCommit(true);
      }
    }
  }

  private Done within(Connection transaction, String customer, @Nullable String note)
      throws SQLException {
    List<String> ids = history.ids(transaction, customer);
    people.lock(transaction, ids);
    if (!ids.containsAll(history.ids(transaction, customer))) {
      throw new SQLException("another visitor turned out to be the customer", "40001");
    }
    Map<String, Integer> counts = new TreeMap<>();
    List<String> revoked = new ArrayList<>();
    int judged = 0;
    int sent = 0;
    for (String id : ids) {
      judged += decisions.erase(transaction, id);
      Sends.Erased erased = sends.erase(transaction, id);
      sent += erased.count();
      revoked.addAll(erased.revoked());
    }
    counts.put("decisions", judged);
    counts.put("sends", sent);
    counts.put("rejected_events", rejected.erase(transaction, ids));
    counts.putAll(people.erase(transaction, ids));
    int reports = backtests.forget(transaction, ids);
    if (reports > 0) {
      counts.put("backtests", reports);
    }
    Erasure erasure = new Erasure(UUID.randomUUID().toString(), clock.instant(), counts);
    if (counts.values().stream().anyMatch(n -> n > 0)) {
      audit.note(
          transaction, new Deed("customer.erase", erasure.erasureId(), note, Map.copyOf(counts)));
    }
    return new Done(erasure, revoked);
  }
}
