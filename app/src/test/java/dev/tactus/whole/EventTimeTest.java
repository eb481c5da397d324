package dev.tactus.whole;

import static dev.tactus.whole.Installed.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.enrollment.Enrollments;
import dev.tactus.enrollment.EventSink;
import dev.tactus.facts.Event;
import dev.tactus.journeys.Enrollment;
import dev.tactus.testkit.servers.Brokers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events count by the time they happened, in whatever order they arrive. */
class EventTimeTest {
  private static final int HISTORIES = 40;
  @TempDir private Path home;
  private Installed tactus;

  @BeforeEach
  void start() throws Exception {
    tactus = Installed.on(Brokers.embedded().uri(), home);
  }

  @AfterEach
  void stop() {
    tactus.close();
  }

  @Test
  void anyOrderOfArrivalEndsInTheStateOfTheSortedOrder() {
    long seed = new Random().nextLong();
    System.out.println("EventTimeTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      List<Event> sorted = history(random, "s" + i);
      List<Event> shuffled = new ArrayList<>(sorted.stream().map(e -> of("a", e)).toList());
      Collections.shuffle(shuffled, random);
      sorted.forEach(e -> sink().take(List.of(of("b", e))));
      int cut = random.nextInt(shuffled.size());
      sink().take(shuffled.subList(0, cut));
      sink().take(shuffled.subList(cut, shuffled.size()));
      assertThat(open("as" + i)).as("history %d of seed %d", i, seed).isEqualTo(open("bs" + i));
    }
  }

  @Test
  void aLateOrderEndsTheCartAndItsHeldTrigger() {
    tactus.consenting("ann");
    sink().take(List.of(event("ann", "1", "Product Added", 0, "lamp", 1)));
    tactus.clock().advance(Duration.ofMinutes(30));
    sink().take(List.of(event("ann", "2", "Order Completed", 10, "lamp", 1)));
    tactus.clock().advance(Duration.ofDays(2));
    sink().take(List.of(event("ann", "3", "Product Viewed", 60, "lamp", 1)));
    assertThat(tactus.decisions("ann")).isEmpty();
    assertThat(open("ann")).isEmpty();
  }

  private EventSink sink() {
    return tactus.bean(EventSink.class);
  }

  /** Additions, removals and orders of two products within three hours, all in the past. */
  private static List<Event> history(Random random, String customer) {
    return IntStream.range(0, 2 + random.nextInt(7))
        .mapToObj(
            i -> {
              String[] names = {
                "Product Added", "Product Added", "Product Removed", "Order Completed"
              };
              String name = names[random.nextInt(names.length)];
              return event(
                  customer, "m" + i, name, i * 20, "p" + random.nextInt(2), 1 + random.nextInt(2));
            })
        .toList();
  }

  private static Event event(
      String customer, String id, String name, int minute, String product, int quantity) {
    return new Event(
        id,
        customer,
        "track",
        name,
        START.minus(Duration.ofHours(3)).plus(Duration.ofMinutes(minute)),
        Map.of("product_id", product, "quantity", quantity));
  }

  private static Event of(String prefix, Event e) {
    return new Event(e.id(), prefix + e.customer(), e.type(), e.name(), e.at(), e.properties());
  }

  /** The open enrollments of the customer, without the triggers given. */
  private List<Enrollment> open(String customer) {
    return tactus.bean(Enrollments.class).of(customer).stream()
        .flatMap(standing -> standing.passages().stream())
        .flatMap(passages -> passages.open().stream())
        .toList();
  }
}
