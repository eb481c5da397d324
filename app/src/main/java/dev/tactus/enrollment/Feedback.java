package dev.tactus.enrollment;

import dev.tactus.delivery.Response;
import dev.tactus.delivery.Responses;
import dev.tactus.delivery.Send;
import dev.tactus.delivery.SendEnded;
import dev.tactus.delivery.SendListener;
import dev.tactus.delivery.Unsubscribed;
import dev.tactus.delivery.Unsubscription;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Event;
import dev.tactus.facts.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What became of sends comes back as events of the customer, like everything else. */
@Component
final class Feedback implements SendListener, Unsubscribed, Responses {
  private static final String CLICKED = "unsubscribed:";
  private static final Set<String> ANSWERS =
      Arrays.stream(Channel.values())
          .flatMap(c -> Arrays.stream(Response.Kind.values()).map(kind -> name(c, kind)))
          .collect(Collectors.toUnmodifiableSet());

  private final ObjectProvider<EventSink> sink;

  Feedback(ObjectProvider<EventSink> sink) {
    this.sink = sink;
  }

  @Override
  public void ended(List<SendEnded> ended) {
    sink.getObject()
        .take(ended.stream().filter(Feedback::isSomebodys).map(Feedback::event).toList());
  }

  /** Neither an erased customer's nor a test. */
  private static boolean isSomebodys(SendEnded ended) {
    return !ended.customerId().isEmpty() && !ended.sendId().startsWith(Send.TEST);
  }

  /** The send that an event answers, null if none: an order that names one is an order. */
  static @Nullable String answered(Event event) {
    return switch (event.type()) {
      case "outcome" -> event.text("send");
      case "consent" ->
          event.id().startsWith(CLICKED) ? event.id().substring(CLICKED.length()) : null;
      default -> ANSWERS.contains(event.name()) ? event.text("send_id") : null;
    };
  }

  private static Event event(SendEnded ended) {
    String status = ended.status().name().toLowerCase(Locale.ROOT);
    return new Event(
        "outcome:" + ended.sendId() + ":" + status,
        ended.customerId(),
        "outcome",
        "Send Ended",
        ended.at(),
        Map.of("send", ended.sendId(), "status", status));
  }

  @Override
  public void responded(Response response) {
    sink.getObject()
        .take(
            List.of(
                new Event(
                    "webhook:" + response.id(),
                    response.customerId(),
                    "track",
                    name(response.channel(), response.kind()),
                    response.at(),
                    Map.of("send_id", response.sendId(), "channel", response.channel().id()))));
  }

  /** As Segment's specs have it, where they have any. */
  private static String name(Channel channel, Response.Kind kind) {
    String sort = channel == Channel.EMAIL ? "Email" : "Message";
    boolean pushed = channel == Channel.PUSH;
    return switch (kind) {
      case OPENED -> pushed ? "Push Notification Tapped" : sort + " Opened";
      case CLICKED -> pushed ? "Push Notification Tapped" : sort + " Link Clicked";
      case COMPLAINED -> sort + " Marked as Spam";
      case UNSUBSCRIBED -> "Unsubscribed";
    };
  }

  @Override
  public void unsubscribed(Unsubscription what, Instant at) {
    if (what.sendId().startsWith(Send.TEST)) {
      return;
    }
    Map<String, Object> entry = new HashMap<>();
    entry.put("channel", what.channel().id());
    entry.put("purpose", what.purpose().id());
    entry.put("status", "withdrawn");
    entry.put("at", at.toString());
    entry.put("source", "one-click");
    if (what.purpose() == Purpose.ALERT) {
      entry.put("product_id", what.subject());
    }
    sink.getObject()
        .take(
            List.of(
                new Event(
                    CLICKED + what.sendId(), what.customerId(), "consent", "consent", at, entry)));
  }
}
