package dev.tactus.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes what is handed over in memory after a commit; what it has no room for, or cannot get
 * rid of, lies in the table for the sweep.
 */
@Component
public final class Publisher {
  private static final Logger log = LoggerFactory.getLogger(Publisher.class);
  private static final Duration BREATH = Duration.ofSeconds(1);
  private final Dispatch dispatch;
  private final Wire wire;
  private final InstantSource clock;
  private final int window;
  private final BlockingQueue<Send> buffer;
  private final BlockingQueue<List<String>> revoked = new ArrayBlockingQueue<>(1000);
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  Publisher(Dispatch dispatch, Wire wire, InstantSource clock, DeliverySettings settings) {
    this.dispatch = dispatch;
    this.wire = wire;
    this.clock = clock;
    window = settings.window();
    buffer = new ArrayBlockingQueue<>(settings.buffer());
  }

  /** Takes sends to publish and revocations to announce; never waits. */
  public void hand(List<Send> sends, List<String> revokedIds) {
    Instant now = clock.instant();
    for (Send send : sends) {
      if (!send.notBefore().isAfter(now) && held.add(send.id()) && !buffer.offer(send)) {
        held.remove(send.id());
        break;
      }
    }
    if (!revokedIds.isEmpty() && !revoked.offer(revokedIds)) {
      log.warn("{} revocations were not announced: claims still refuse them", revokedIds.size());
    }
  }

  /** Whether that send is on its way through memory. */
  boolean holds(String sendId) {
    return held.contains(sendId);
  }

  /** Publishes one window; waits a little for it to begin. */
  void step(Duration patience) throws InterruptedException {
    announce();
    Send first = buffer.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<Send> sends = new ArrayList<>(window);
    sends.add(first);
    buffer.drainTo(sends, window - 1);
    boolean good = false;
    try {
      good = dispatch.dispatch(sends.stream().map(s -> new Outgoing(s, false)).toList());
    } catch (RuntimeException e) {
      log.warn("{} sends could not be published now; the sweep tries again", sends.size(), e);
    } finally {
      sends.forEach(s -> held.remove(s.id()));
    }
    if (!good && !wire.available()) {
      dropAll();
      TimeUnit.MILLISECONDS.sleep(BREATH.toMillis());
    }
  }

  private void announce() {
    List<String> ids;
    while ((ids = revoked.poll()) != null) {
      wire.announceRevoked(ids);
    }
  }

  /** They all lie in the table: without a broker, memory is better used otherwise. */
  private void dropAll() {
    List<Send> sends = new ArrayList<>();
    buffer.drainTo(sends);
    sends.forEach(s -> held.remove(s.id()));
  }
}
