package dev.tactus.enrollment;

import dev.tactus.customer.Customer;
import dev.tactus.delivery.ClaimCheck;
import dev.tactus.delivery.Recipient;
import dev.tactus.delivery.Send;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Product;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Touch;
import dev.tactus.facts.Trigger;
import dev.tactus.facts.Veto;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Step;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Judges a send once more when it is claimed, from fresh facts and without counting itself. */
@Component
final class ClaimJudge implements ClaimCheck {
  private final DataSource database;
  private final InstantSource clock;
  private final LiveJourneys journeys;
  private final Judge judge;
  private final FactsFactory facts;
  private final TestSends tests;

  ClaimJudge(
      DataSource database,
      InstantSource clock,
      LiveJourneys journeys,
      Judge judge,
      dev.tactus.customer.Zones zones,
      TestSends tests) {
    this.database = database;
    this.clock = clock;
    this.journeys = journeys;
    this.judge = judge;
    this.facts = new FactsFactory(zones, false);
    this.tests = tests;
  }

  @Override
  public Optional<String> refusal(Send send) {
    if (send.isTest()) {
      return tests.refusal(send);
    }
    if (journeys.get().states().of(send.journey()) == JourneyState.STOPPED) {
      return Optional.of("REVOKED");
    }
    try (Connection connection = database.getConnection()) {
      Tables tables = new Tables(connection);
      Optional<Person> person = tables.customer(send.customerId());
      if (person.isEmpty()) {
        return Optional.of("ERASED");
      }
      List<String> products = products(send, person.get().customer);
      person.get().customer.giveBack(send.id());
      return reason(judge.judge(facts(send, products, person.get(), tables)), send.channel());
    } catch (SQLException e) {
      throw new UnavailableException("the customer cannot be read", e);
    }
  }

  /** The subject's, which may be others than those that the message shows. */
  private static List<String> products(Send send, Customer customer) {
    return customer.touches().stream()
        .filter(t -> t.send().equals(send.id()))
        .findFirst()
        .map(Touch::products)
        .orElseGet(() -> send.products().stream().map(Send.Item::id).toList());
  }

  private Facts facts(Send send, List<String> ids, Person person, Tables tables)
      throws SQLException {
    Journey journey = journeys.version(send.journey(), send.journeyVersion());
    Step step = Objects.requireNonNull(journey.steps().get(send.step()));
    Trigger trigger =
        new Trigger(
            send.id(),
            send.customerId(),
            send.journey(),
            send.journeyVersion(),
            send.step(),
            send.purpose(),
            send.subject(),
            List.of(send.channel()),
            send.notBefore(),
            send.notAfter(),
            step.priorOdds());
    Subject subject =
        Judging.current(
            person,
            new Held(
                trigger,
                new Subject(
                    journey.subjectKind(), send.subject(), send.notBefore(), send.notBefore(), ids),
                send.notBefore(),
                1,
                null));
    Map<String, Product> known = tables.products(subject.products());
    List<Product> products =
        subject.products().stream().map(id -> known.getOrDefault(id, Product.unknown(id))).toList();
    return facts.facts(trigger, subject, person, products, List.of(), clock.instant());
  }

  /** The odds were weighed when it was approved: now only what forbids counts. */
  private static Optional<String> reason(Judgement now, Channel channel) {
    if (now.answer() == Answer.SEND) {
      return Optional.empty();
    }
    if (has(now, Gate.CONSENT)) {
      return Optional.of("CONSENT_WITHDRAWN");
    }
    if (now.reasons().stream().anyMatch(r -> r.code().equals("OUT_OF_STOCK"))) {
      return Optional.of("OUT_OF_STOCK");
    }
    if (has(now, Gate.PROVENANCE)
        || vetoes(now, Gate.RELEVANCE, channel)
        || vetoes(now, Gate.CHANNEL, channel)) {
      return Optional.of("REVOKED");
    }
    if (has(now, Gate.FATIGUE)) {
      return Optional.of("CAP");
    }
    return has(now, Gate.TIMING) || now.answer() == Answer.HOLD
        ? Optional.of("NOT_YET")
        : Optional.empty();
  }

  private static boolean vetoes(Judgement judgement, Gate gate, Channel channel) {
    return judgement.firings().stream()
        .filter(f -> f.gate() == gate)
        .flatMap(f -> f.findings().stream())
        .anyMatch(f -> f instanceof Veto v && (v.channel() == null || v.channel() == channel));
  }

  private static boolean has(Judgement judgement, Gate gate) {
    return judgement.reasons().stream().anyMatch(r -> r.gate() == gate);
  }

  @Override
  public Recipient recipient(Send send) {
    if (send.isTest()) {
      return tests.recipient(send);
    }
    try (Connection connection = database.getConnection()) {
      return new Tables(connection)
          .customer(send.customerId())
          .map(p -> recipient(p.customer, send.channel()))
          .orElseGet(() -> new Recipient(null, null, null, null));
    } catch (SQLException e) {
      throw new UnavailableException("the customer cannot be read", e);
    }
  }

  private static Recipient recipient(Customer customer, Channel channel) {
    List<String> addresses = customer.addresses(channel);
    return new Recipient(
        addresses.isEmpty() ? null : addresses.get(0),
        customer.name(),
        customer.locale(),
        customer.zone());
  }
}
