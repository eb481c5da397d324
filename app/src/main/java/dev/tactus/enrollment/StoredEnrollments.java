package dev.tactus.enrollment;

import dev.tactus.facts.Event;
import dev.tactus.journeys.Account;
import dev.tactus.journeys.Milestone;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads customers, and folds their histories for what became of their enrollments. */
@Component
final class StoredEnrollments implements Enrollments {
  private final DataSource database;
  private final InstantSource clock;
  private final UnitOfWork work;

  StoredEnrollments(DataSource database, InstantSource clock, UnitOfWork work) {
    this.database = database;
    this.clock = clock;
    this.work = work;
  }

  @Override
  public Optional<Snapshot> of(String customer) {
    try (Connection connection = database.getConnection()) {
      return new Tables(connection).customer(customer).map(StoredEnrollments::snapshot);
    } catch (SQLException e) {
      throw new UnavailableException("the customer cannot be read", e);
    }
  }

  private static Snapshot snapshot(Person person) {
    return new Snapshot(
        person.id,
        person.customer.profile(),
        List.copyOf(person.passages()),
        person.held().stream().map(h -> new Waiting(h.trigger(), h.until())).toList());
  }

  @Override
  public List<Milestone> milestones(String customer) {
    try (Connection connection = database.getConnection()) {
      Tables tables = new Tables(connection);
      Optional<Person> person = tables.customer(customer);
      return person.isEmpty() ? List.of() : milestones(person.get(), tables);
    } catch (SQLException e) {
      throw new UnavailableException("the customer cannot be read", e);
    } catch (PostgresWorld.UncheckedSqlException e) {
      throw new UnavailableException("the customer cannot be read", e.sql());
    }
  }

  private List<Milestone> milestones(Person person, Tables tables) throws SQLException {
    Conductor conductor = work.conductor();
    List<Event> history = history(person, conductor, tables);
    PostgresWorld world = new PostgresWorld(clock.instant(), tables);
    List<Milestone> all = new ArrayList<>(conductor.milestones(world, person, history));
    all.sort(Comparator.comparing(Milestone::at));
    return all;
  }

  @Override
  public Optional<Account> account(String customer, String journey, @Nullable String subject) {
    try (Connection connection = database.getConnection()) {
      Tables tables = new Tables(connection);
      Optional<Person> person = tables.customer(customer);
      return person.isEmpty()
          ? Optional.empty()
          : Optional.of(account(person.get(), journey, subject, tables));
    } catch (SQLException e) {
      throw new UnavailableException("the customer cannot be read", e);
    } catch (PostgresWorld.UncheckedSqlException e) {
      throw new UnavailableException("the customer cannot be read", e.sql());
    }
  }

  private Account account(Person person, String journey, @Nullable String subject, Tables tables)
      throws SQLException {
    Conductor conductor = work.conductor();
    PostgresWorld world = new PostgresWorld(clock.instant(), tables);
    return conductor.account(world, person, journey, subject, history(person, conductor, tables));
  }

  private static List<Event> history(Person person, Conductor conductor, Tables tables)
      throws SQLException {
    return tables
        .histories(List.of(person.id), conductor.eventNames())
        .getOrDefault(person.id, List.of());
  }
}
