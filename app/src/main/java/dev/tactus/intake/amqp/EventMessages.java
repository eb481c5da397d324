package dev.tactus.intake.amqp;

import dev.tactus.enrollment.OverloadedException;
import dev.tactus.enrollment.UnavailableException;
import dev.tactus.facts.Event;
import dev.tactus.intake.BadValue;
import dev.tactus.intake.CloudEvents;
import dev.tactus.intake.Intake;
import dev.tactus.intake.JsonText;
import dev.tactus.intake.Limits;
import dev.tactus.intake.Parsed;
import dev.tactus.intake.SetAside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Takes CloudEvents off the queue: the messages are acknowledged after this returns, when all good
 * events are durable and every poison message is a dead letter.
 */
@Component
@ConditionalOnProperty(name = "tactus.intake.amqp", havingValue = "true", matchIfMissing = true)
class EventMessages implements BatchMessageListener, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(EventMessages.class);
  private static final int MOST_REASONS = 10;
  private static final long FIRST_WAIT_MILLIS = 100;
  private static final long LONGEST_WAIT_MILLIS = 10_000;

  private final Intake intake;
  private final DeadEvents dead;
  private final CountDownLatch stopping = new CountDownLatch(1);

  EventMessages(Intake intake, DeadEvents dead) {
    this.intake = intake;
    this.dead = dead;
  }

  @Override
  public void onMessageBatch(List<Message> messages) {
    Instant now = intake.now();
    List<Event> events = new ArrayList<>(messages.size());
    Map<Message, Parsed> readable = new IdentityHashMap<>();
    Map<Message, String> poison = new IdentityHashMap<>();
    for (Message message : messages) {
      try {
        Parsed parsed = read(message, now);
        events.addAll(parsed.events());
        readable.put(message, parsed);
      } catch (BadValue e) {
        poison.put(message, reason(e.field(), e.value(), e.expected()));
      }
    }
    Set<Event> culprits = Collections.newSetFromMap(new IdentityHashMap<>());
    takePatiently(new Parsed(events, List.of(), null), now)
        .forEach(one -> culprits.add(events.get(one.index())));
    readable.forEach(
        (message, parsed) -> {
          List<SetAside> bad =
              culprits.isEmpty() ? parsed.bad() : parsed.badWith(culprits::contains);
          if (!bad.isEmpty()) {
            poison.put(message, reasons(bad, isBatch(message)));
          }
        });
    if (!poison.isEmpty()) {
      dead.send(
          messages.stream()
              .filter(poison::containsKey)
              .map(m -> new DeadEvents.Poison(m, String.valueOf(poison.get(m))))
              .toList());
    }
  }

  private static Parsed read(Message message, Instant now) {
    byte[] body = message.getBody();
    if (body.length > Limits.BATCH_BYTES) {
      throw new BadValue("body", body.length + " bytes", "at most 500 KB");
    }
    JsonText text = JsonText.of(body, body.length);
    return isBatch(message) ? CloudEvents.batch(text, now) : CloudEvents.one(text, now);
  }

  private static boolean isBatch(Message message) {
    String type = message.getMessageProperties().getContentType();
    return type != null && type.startsWith("application/cloudevents-batch+json");
  }

  /** While there is no room or no database, the messages are best kept where they are. */
  private List<SetAside> takePatiently(Parsed parsed, Instant now) {
    long wait = FIRST_WAIT_MILLIS;
    while (true) {
      try {
        return intake.take("amqp", parsed, now);
      } catch (OverloadedException | UnavailableException e) {
        LOG.warn("events wait on the queue: {}", e.getMessage());
        pause(wait, e);
        wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
      }
    }
  }

  private void pause(long millis, RuntimeException reason) {
    try {
      if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
        throw reason;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  /** Some of them: a header has an end. */
  private static String reasons(List<SetAside> bad, boolean withPlaces) {
    return bad.stream()
        .limit(MOST_REASONS)
        .map(
            b ->
                (withPlaces ? "[" + b.index() + "] " : "")
                    + reason(b.field(), b.value(), b.expected()))
        .collect(Collectors.joining("; "));
  }

  private static String reason(String field, String value, String expected) {
    return field + ": expected " + expected + ", found " + value;
  }

  @Override
  public void destroy() {
    stopping.countDown();
  }
}
