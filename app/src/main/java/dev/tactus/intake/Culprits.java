package dev.tactus.intake;

import dev.tactus.facts.Event;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps events that were found good but could not be taken, beside the bad ones. */
@Component
final class Culprits implements dev.tactus.enrollment.SetAside {
  private static final List<String> BESIDE = List.of("anonymousId", "groupId", "previousId");

  private final RejectedEvents rejected;
  private final InstantSource clock;
  private final JsonMapper json;

  Culprits(RejectedEvents rejected, InstantSource clock, JsonMapper json) {
    this.json = json;
    this.rejected = rejected;
    this.clock = clock;
  }

  @Override
  public void setAside(Event event, String reason) {
    rejected.add(
        event.type(),
        clock.instant(),
        List.of(
            new SetAside(
                0,
                "event",
                event.id(),
                "an event that can be taken: " + reason,
                event.customer().isEmpty() ? null : event.customer(),
                json.writeValueAsString(call(event)))));
  }

  /**
   * A tracking call as Segment's API has it, so that its sender can repair it and send it again.
   */
  private static Map<String, Object> call(Event event) {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("type", event.type());
    if (event.type().equals("track")) {
      call.put("event", event.name());
    }
    String customer = event.customer();
    if (customer.startsWith(Event.ANONYMOUS)) {
      call.put("anonymousId", customer.substring(Event.ANONYMOUS.length()));
    } else if (!customer.isEmpty()) {
      call.put("userId", customer);
    }
    call.put("messageId", event.id());
    call.put("timestamp", event.at().toString());
    boolean traits = event.type().equals("identify") || event.type().equals("group");
    Map<String, Object> properties = new LinkedHashMap<>(event.properties());
    if (!event.type().equals("track")) {
      for (String name : BESIDE) {
        Object value = properties.remove(name);
        if (value != null) {
          call.put(name, value);
        }
      }
    }
    call.put(traits ? "traits" : "properties", properties);
    return call;
  }
}
