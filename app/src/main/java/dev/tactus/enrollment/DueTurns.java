package dev.tactus.enrollment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives everybody their turn whose time has come. Who makes a turn fail is found and put off for an
 * hour, so that the time of all others comes; a failure that is everybody's is thrown on.
 */
final class DueTurns {
  private static final Logger LOG = LoggerFactory.getLogger(DueTurns.class);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Where it is not their fault: soon after a repair they have their turn. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final UnitOfWork work;
  private final InstantSource clock;
  private final List<DecisionListener> listeners;
  private final Counter customersPutOff;
  private final Counter productsPutOff;

  /** In memory, since a place in a line has no time of its own: a restart tries them again. */
  private final Map<String, Instant> customers = new HashMap<>();

  private final Map<String, Instant> products = new HashMap<>();

  /** Turns of waves, since the last that did not fail. */
  private int failed;

  DueTurns(
      UnitOfWork work,
      InstantSource clock,
      List<DecisionListener> listeners,
      MeterRegistry registry) {
    this.work = work;
    this.clock = clock;
    this.listeners = listeners;
    this.customersPutOff = registry.counter("tactus.due.put.off", "kind", "customer");
    this.productsPutOff = registry.counter("tactus.due.put.off", "kind", "product");
  }

  /**
   * Fires what is due for customers.
   *
   * @return whether there may be more
   */
  boolean fire(int most) throws SQLException {
    UnitOfWork.Done done;
    try {
      done = work.takeDue(most);
    } catch (SQLException | RuntimeException | Error e) {
      if (Failures.isPassing(e)) {
        throw e;
      }
      Map<String, Throwable> culprits = new CulpritSearch(this::attempt).among(work.due(most));
      for (Map.Entry<String, Throwable> culprit : culprits.entrySet()) {
        putOff(culprit.getKey(), culprit.getValue());
      }
      return false;
    }
    DecisionListener.tell(listeners, done.decisions());
    return done.events() == most;
  }

  private boolean attempt(List<String> ids) throws SQLException {
    UnitOfWork.Done done = work.takeDue(ids);
    DecisionListener.tell(listeners, done.decisions());
    return done.events() > 0;
  }

  private void putOff(String customer, Throwable failure) throws SQLException {
    work.putOff(customer, clock.instant().plus(HOUR));
    customersPutOff.increment();
    LOG.error("what is due for customer {} fails; put off for an hour", customer, failure);
  }

  /**
   * Gives one product's wave its turn.
   *
   * @return whether there may be more
   */
  boolean wave(int most) throws SQLException {
    ProductTurn turn =
        new ProductTurn(clock.instant(), most, stillOff(products), stillOff(customers));
    UnitOfWork.Done done;
    try {
      done = work.takeWave(turn);
    } catch (SQLException | RuntimeException | Error e) {
      if (Failures.isPassing(e)) {
        throw e;
      }
      failed++;
      putOff(turn, e);
      if (wavesFail() || turn.product() == null) {
        throw e;
      }
      return true;
    }
    DecisionListener.tell(listeners, done.decisions());
    failed = done.events() > 0 ? 0 : failed;
    return done.events() > 0;
  }

  /** Whether so many turns of waves have failed one after the other that nobody is to blame. */
  boolean wavesFail() {
    return failed >= CulpritSearch.EVERYBODYS;
  }

  private void putOff(ProductTurn turn, Throwable failure) {
    String product = turn.product();
    Duration time = wavesFail() ? MINUTE : HOUR;
    Instant until = clock.instant().plus(time);
    if (failure instanceof CulpritException culprit) {
      customers.put(culprit.customer(), until);
      customersPutOff.increment();
      LOG.error(
          "customer {} is left out of the wave of product {} for {}",
          culprit.customer(),
          product,
          time,
          failure);
    } else if (product != null) {
      products.put(product, until);
      productsPutOff.increment();
      LOG.error("the wave of product {} fails; put off for {}", product, time, failure);
    }
  }

  private Set<String> stillOff(Map<String, Instant> putOff) {
    Instant now = clock.instant();
    putOff.values().removeIf(until -> !until.isAfter(now));
    return Set.copyOf(putOff.keySet());
  }
}
