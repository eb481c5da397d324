package dev.tactus.enrollment;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import dev.tactus.delivery.Outbox;
import dev.tactus.delivery.Recipient;
import dev.tactus.delivery.Send;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Product;
import dev.tactus.facts.Trigger;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import dev.tactus.journeys.Step;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DryRuns.NoTestException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends the result of a dry run to an internal address. It goes the way of every send, so that a
 * worker shows it as a customer would get it; but it is nobody's, and counts for nothing.
 */
@Component
final class TestSends {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final String NOBODY = "test:";

  private final DataSource database;
  private final InstantSource clock;
  private final Outbox outbox;
  private final Audit audit;
  private final List<String> addresses;

  TestSends(
      DataSource database,
      InstantSource clock,
      Outbox outbox,
      Audit audit,
      @Value("${tactus.test-addresses:}") List<String> addresses) {
    this.database = database;
    this.clock = clock;
    this.outbox = outbox;
    this.audit = audit;
    this.addresses = addresses.stream().map(String::strip).filter(a -> !a.isEmpty()).toList();
  }

  /** Why a claim of this test is refused; empty: it may go. */
  Optional<String> refusal(Send test) {
    return address(test).isPresent() ? Optional.empty() : Optional.of("REVOKED");
  }

  Recipient recipient(Send test) {
    return new Recipient(address(test).orElse(null), null, null, null);
  }

  /** The address is not on the queue: only a mark of it. */
  private Optional<String> address(Send test) {
    return addresses.stream().filter(a -> test.customerId().equals(nobody(a))).findFirst();
  }

  private static String nobody(String address) {
    return NOBODY + UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
  }

  String send(Decision decision, String address, Journeys journeys) {
    Send test = of(decision, address, journeys);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        outbox.add(connection, List.of(test));
        audit.note(connection, deed(test));
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new UnavailableException("the test could not be stored", e);
    }
    outbox.committed(List.of(test), List.of());
    return test.id();
  }

  private static Deed deed(Send test) {
    return new Deed(
        "send.test",
        test.id(),
        null,
        Map.of("journey", test.journey(), "step", test.step(), "channel", test.channel().id()));
  }

  private Send of(Decision decision, String address, Journeys journeys) {
    Channel channel = channel(decision, address);
    Facts facts = decision.facts();
    Trigger trigger = facts.trigger();
    Journey journey =
        journeys
            .find(trigger.journey())
            .orElseThrow(() -> refused("There is no journey %s.", trigger.journey()));
    Step step = journey.steps().get(trigger.step());
    if (step == null) {
      throw refused("The journey has no step %s.", trigger.step());
    }
    Instant now = clock.instant();
    return new Send(
        Send.TEST + UUID.randomUUID(),
        decision.id(),
        nobody(address),
        channel,
        trigger.purpose(),
        trigger.journey(),
        journey.version(),
        trigger.step(),
        facts.subject().kind().equals("product") ? trigger.subject() : "test",
        step.template(),
        Shown.of(step, facts.products(), this::catalogue),
        now,
        now.plus(LONGEST),
        new Send.Because(step.because().code(), Wording.because(step, facts.products())),
        new Send.Proof("granted", now, "test", null),
        decision.judgement().release(),
        null);
  }

  private List<Product> catalogue(Collection<String> ids) {
    try (Connection connection = database.getConnection()) {
      Map<String, Product> known = new Tables(connection).products(ids);
      return ids.stream().map(id -> known.getOrDefault(id, Product.unknown(id))).toList();
    } catch (SQLException e) {
      throw new UnavailableException("the catalogue cannot be read", e);
    }
  }

  private Channel channel(Decision decision, String address) {
    Channel channel = decision.judgement().channel();
    if (!addresses.contains(address)) {
      throw refused("This is none of the addresses of tactus.test-addresses.", "");
    }
    if (decision.judgement().answer() != Answer.SEND || channel == null) {
      throw refused(
          "The answer is %s: there is nothing to send.", decision.judgement().answer().id());
    }
    if (!fits(address, channel)) {
      throw refused(
          "It would be sent on the channel %s, to which this is no address.", channel.id());
    }
    return channel;
  }

  private static NoTestException refused(String why, String what) {
    return new NoTestException(String.format(why, what));
  }

  private static boolean fits(String address, Channel channel) {
    return switch (channel) {
      case EMAIL -> address.contains("@");
      case SMS -> address.startsWith("+");
      case PUSH -> !address.contains("@") && !address.startsWith("+");
      case WEB -> false;
    };
  }
}
