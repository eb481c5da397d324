package dev.tactus.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Publishes one window of sends, and notes what became of them; what is past is not sent. */
@Component
final class Dispatch {
  private final Wire wire;
  private final DueSends due;
  private final Endings endings;
  private final InstantSource clock;
  private final Timer confirm;
  private final Counter published;
  private final Counter unconfirmed;

  Dispatch(Wire wire, DueSends due, Endings endings, InstantSource clock, MeterRegistry registry) {
    this.wire = wire;
    this.due = due;
    this.endings = endings;
    this.clock = clock;
    confirm = registry.timer("tactus.sends.confirm");
    published = registry.counter("tactus.sends.published");
    unconfirmed = registry.counter("tactus.sends.unconfirmed");
  }

  /** Whether all that could be sent was confirmed. */
  boolean dispatch(List<Outgoing> window) {
    Instant now = clock.instant();
    List<Outgoing> timely = new ArrayList<>(window.size());
    List<Send> late = new ArrayList<>();
    for (Outgoing one : window) {
      if (one.send().notAfter().isAfter(now)) {
        timely.add(one);
      } else {
        late.add(one.send());
      }
    }
    if (!late.isEmpty()) {
      endings.tell(due.end(late, SendStatus.QUEUED, SendStatus.EXPIRED, now));
    }
    return timely.isEmpty() || publish(timely);
  }

  private boolean publish(List<Outgoing> timely) {
    Timer.Sample sample = Timer.start();
    Set<String> confirmed = wire.publish(timely);
    if (!confirmed.isEmpty()) {
      sample.stop(confirm);
      due.published(
          timely.stream().map(Outgoing::send).filter(s -> confirmed.contains(s.id())).toList());
    }
    published.increment(confirmed.size());
    unconfirmed.increment(timely.size() - confirmed.size());
    return confirmed.size() == timely.size();
  }
}
