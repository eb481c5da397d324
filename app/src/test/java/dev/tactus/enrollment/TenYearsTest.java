package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.customer.Answerable;
import dev.tactus.customer.Zones;
import dev.tactus.facts.Answer;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Event;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Verdict;
import dev.tactus.journeys.Enrollment;
import dev.tactus.journeys.Journeys;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A customer who buys and is written to every week. */
class TenYearsTest {
  private static final Instant BEGIN = Instant.parse("2016-01-04T08:00:00Z");
  private static final String ANNA = "anna";

  private final List<Decision> decisions = new ArrayList<>();
  private final MemoryWorld world = new MemoryWorld(Answerable.ALL, decisions::add);
  private final Conductor conductor =
      new Conductor(
          Journeys.builtIn(),
          new Judging(new Sends(), new FactsFactory(new Zones(ZoneOffset.UTC), true)),
          JourneyStates.RUNNING);
  private final List<Integer> daysOfSoap = new ArrayList<>();

  /** A release that sends everything. */
  private static final class Sends implements Judge {
    @Override
    public Judgement judge(Facts facts) {
      return new Judgement(
          Answer.SEND,
          Channel.EMAIL,
          Verdict.COMPELLING,
          List.of(),
          null,
          20,
          List.of(),
          release(),
          Duration.ZERO);
    }

    @Override
    public String release() {
      return "1";
    }
  }

  private void take(String name, int day, Map<String, Object> properties) {
    Instant at = BEGIN.plus(day, ChronoUnit.DAYS);
    Event event = new Event(name + day, ANNA, "track", name, at, properties);
    world.remember(event);
    conductor.happened(world, event);
  }

  private void orders(int day, Map<String, Object> line) {
    take("Order Completed", day, Map.of("order_id", "o-" + day, "products", List.of(line)));
  }

  /** A cart that is left each week, and soap: every 7 days at first, later every 8. */
  private void live(int fromYear, int toYear) {
    for (int day = fromYear * 364; day < toYear * 364; day++) {
      if (day % 7 == 0) {
        take("Product Added", day, Map.of("product_id", "lamp", "cart_id", "c-" + day));
      }
      if (day % (day < 5 * 364 ? 7 : 8) == 3) {
        daysOfSoap.add(day);
        orders(day, Map.of("product_id", "soap", "consumable", true));
      }
    }
  }

  private int size() {
    Person anna = world.person(ANNA);
    return Json.write(anna.customer.profile()).length()
        + String.valueOf(anna.toStore()).length()
        + Json.write(anna.held()).length();
  }

  private Enrollment open(String journey, String subject) {
    return world.person(ANNA).passages(journey).open().stream()
        .filter(e -> e.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void needsNoMoreRoomAfterTenYearsThanAfterFour() {
    live(0, 4);
    int four = size();
    live(4, 10);
    assertThat(decisions).hasSizeGreaterThan(10 * 2 * 50);
    assertThat(size()).isLessThanOrEqualTo(four + four / 20);
  }

  @Test
  void reckonsWithAllThatWasEverBought() {
    live(0, 10);
    List<Double> d =
        IntStream.range(1, daysOfSoap.size())
            .mapToObj(i -> (double) (daysOfSoap.get(i) - daysOfSoap.get(i - 1)))
            .sorted()
            .toList();
    double median = (d.get((d.size() - 1) / 2) + d.get(d.size() / 2)) / 2;
    double sum = d.stream().mapToDouble(Double::doubleValue).sum();
    assertThat(Double.parseDouble(open("replenishment", "soap").memory().get("days-per-unit")))
        .isEqualTo((sum + 2 * median) / (d.size() + 2));
  }

  @Test
  void staysWhereItIsWhenALateEventFoldsTheHistoryAgain() {
    orders(1, Map.of("product_id", "filter", "consumable", true, "days_supply", 5000));
    live(0, 10);
    Enrollment filter = open("replenishment", "filter");
    int decided = decisions.size();
    orders(400, Map.of("product_id", "sofa"));
    assertThat(world.person(ANNA).customer.purchasesOf("filter")).isEmpty();
    assertThat(open("replenishment", "filter")).isEqualTo(filter);
    assertThat(decisions).hasSize(decided);
  }
}
