package dev.tactus.enrollment;

import dev.tactus.customer.Zones;
import dev.tactus.facts.Competing;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Product;
import dev.tactus.facts.Trigger;
import dev.tactus.journeys.Effect;
import dev.tactus.journeys.Enrollment;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Step;
import dev.tactus.judgement.DryRuns.Wish;
import dev.tactus.web.BadRequest;
import dev.tactus.web.NotFound;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gathers what the rules are given for a wish that no journey had, from what is stored. */
public final class WishFacts {
  /** Where nothing is known of the wish: begun and last changed a day ago, of sense for a day. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private final DataSource database;
  private final Supplier<Journeys> journeys;
  private final FactsFactory factory;

  WishFacts(DataSource database, Supplier<Journeys> journeys, Zones zones) {
    this.database = database;
    this.journeys = journeys;
    this.factory = new FactsFactory(zones, false);
  }

  /** Those of a database beside whose application a command runs. */
  public static WishFacts in(DataSource database, CurrentJourneys journeys, ZoneId retailer) {
    return new WishFacts(database, journeys::all, new Zones(retailer));
  }

  /**
   * The facts of that wish.
   *
   * @throws BadRequest if there is no such journey or step, or it is not known which products
   * @throws NotFound if there is no such customer
   */
  public Facts of(Wish wish, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MICROS);
    Journey journey =
        journeys
            .get()
            .find(wish.journey())
            .orElseThrow(() -> new BadRequest("journey", wish.journey(), "the id of a journey"));
    Step step = journey.steps().get(wish.step());
    if (step == null) {
      throw new BadRequest("step", wish.step(), "one of " + journey.steps().keySet());
    }
    try (Connection connection = database.getConnection()) {
      Tables tables = new Tables(connection);
      Person person =
          tables
              .customer(wish.customer())
              .orElseThrow(() -> new NotFound("customer", wish.customer()));
      return facts(wish, journey, step, person, tables, now);
    } catch (SQLException e) {
      throw new UnavailableException("the customer cannot be read", e);
    }
  }

  private Facts facts(
      Wish wish, Journey journey, Step step, Person person, Tables tables, Instant now)
      throws SQLException {
    Held held = Triggers.of(person.id, journey, emit(wish, journey, step, person, now));
    Trigger trigger = wish.channels().isEmpty() ? held.trigger() : on(held.trigger(), wish);
    List<String> ids = held.subject().products();
    Map<String, Product> known = tables.products(ids);
    List<Product> products =
        ids.stream().map(id -> known.getOrDefault(id, Product.unknown(id))).toList();
    List<Competing> competing =
        person.held().stream()
            .map(Held::trigger)
            .map(t -> new Competing(t.journey(), t.step(), t.purpose(), t.subject()))
            .toList();
    return factory.facts(trigger, held.subject(), person, products, competing, now);
  }

  private static Effect.Emit emit(
      Wish wish, Journey journey, Step step, Person person, Instant now) {
    Optional<Enrollment> open = open(wish, person);
    List<String> products =
        wish.products().isEmpty()
            ? open.map(e -> e.contents().keySet().stream().sorted().toList()).orElse(List.of())
            : wish.products();
    boolean product = journey.subjectKind().equals("product");
    String subject =
        wish.subject() == null ? open.map(Enrollment::subject).orElse(null) : wish.subject();
    if (product && products.isEmpty()) {
      products = subject == null ? products : List.of(subject);
    }
    if (products.isEmpty() && !journey.subjectKind().equals("customer")) {
      throw new BadRequest(
          "products", "", "given, since the customer has no open enrollment in " + journey.id());
    }
    return new Effect.Emit(
        subject == null ? named(journey, products) : subject,
        journey.version(),
        step.id(),
        now,
        deadline(journey, step, open.orElse(null), now),
        open.map(Enrollment::begunAt).orElse(now.minus(A_DAY)),
        open.map(Enrollment::changedAt).orElse(now.minus(A_DAY)),
        products,
        null);
  }

  private static String named(Journey journey, List<String> products) {
    return journey.subjectKind().equals("product") ? products.get(0) : journey.subjectKind();
  }

  private static Optional<Enrollment> open(Wish wish, Person person) {
    return person.passages(wish.journey()).open().stream()
        .filter(e -> wish.subject() == null || e.subject().equals(wish.subject()))
        .filter(
            e ->
                wish.subject() != null
                    || wish.products().isEmpty()
                    || e.contents().keySet().containsAll(wish.products()))
        .max(Comparator.comparing(Enrollment::changedAt));
  }

  private static Instant deadline(
      Journey journey, Step step, @Nullable Enrollment open, Instant now) {
    Instant estimated = open == null ? null : journey.deadline(step.id(), open);
    if (estimated != null) {
      return estimated;
    }
    return now.plus(step.deadline() == null ? A_DAY : step.deadline());
  }

  private static Trigger on(Trigger t, Wish wish) {
    return new Trigger(
        t.id(),
        t.customer(),
        t.journey(),
        t.version(),
        t.step(),
        t.purpose(),
        t.subject(),
        wish.channels(),
        t.triggeredAt(),
        t.deadline(),
        t.priorOdds());
  }
}
