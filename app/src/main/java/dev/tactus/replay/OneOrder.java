package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Makes one order of all purchase lines of one customer, time and session, at the place of the
 * first; without a session each line is an order.
 */
final class OneOrder implements EventReader {
  private record Key(String customer, String session) {}

  private final EventReader lines;
  private final Queue<Event> ready = new ArrayDeque<>();
  private @Nullable Event ahead;
  private boolean begun;

  OneOrder(EventReader lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable Event next() throws IOException {
    if (ready.isEmpty()) {
      fill();
    }
    return ready.poll();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void fill() throws IOException {
    if (!begun) {
      ahead = lines.next();
      begun = true;
    }
    Event first = ahead;
    if (first == null) {
      return;
    }
    ahead = lines.next();
    if (ahead == null || !ahead.at().equals(first.at())) {
      ready.add(first);
    } else {
      ready.addAll(joined(instant(first)));
    }
  }

  private List<Event> instant(Event first) throws IOException {
    Instant at = first.at();
    List<Event> events = new ArrayList<>();
    events.add(first);
    while (ahead != null && ahead.at().equals(at)) {
      events.add(ahead);
      ahead = lines.next();
    }
    return events;
  }

  private static List<Event> joined(List<Event> events) {
    Map<Object, List<Event>> orders = new LinkedHashMap<>();
    for (Event event : events) {
      String session = event.text(ClickstreamRows.SESSION);
      Object key =
          session != null && event.name().equals(ClickstreamRows.ORDER)
              ? new Key(event.customer(), session)
              : new Object();
      orders.computeIfAbsent(key, k -> new ArrayList<>(1)).add(event);
    }
    return orders.values().stream().map(OneOrder::order).toList();
  }

  private static Event order(List<Event> lines) {
    Event first = lines.get(0);
    if (lines.size() == 1) {
      return first;
    }
    List<Object> products = new ArrayList<>();
    lines.forEach(line -> products.addAll(products(line)));
    Map<String, Object> properties = new HashMap<>(first.properties());
    properties.put("products", products);
    return new Event(
        first.id(), first.customer(), first.type(), first.name(), first.at(), properties);
  }

  private static List<?> products(Event order) {
    return order.properties().get("products") instanceof List<?> list ? list : List.of();
  }
}
