package dev.tactus.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import dev.tactus.facts.Purchase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseLinesTest {
  private static final Instant BEGIN = Instant.parse("2016-01-04T08:00:00Z");

  private static Purchase line(String product, int day) {
    return new Purchase("o-" + day, product, null, 1, BEGIN.plus(day, ChronoUnit.DAYS));
  }

  private static List<Purchase> lines(String product, int count) {
    return IntStream.range(0, count).mapToObj(day -> line(product, day)).toList();
  }

  private static Event order(String product, int day) {
    Instant at = BEGIN.plus(day, ChronoUnit.DAYS);
    Map<String, Object> lines = Map.of("products", List.of(Map.of("product_id", product)));
    return new Event("e-" + day, "anna", "track", "Order Completed", at, lines);
  }

  @Test
  void forgetsWhatIsOlderThanTwoYears() {
    PurchaseLines lines = new PurchaseLines(List.of());
    lines("soap", 1000).forEach(lines::add);
    assertThat(lines.all()).hasSize(730).first().isEqualTo(line("soap", 270));
    assertThat(lines.of("soap")).isEqualTo(lines.all());
  }

  @Test
  void remembersAHundredLinesHoweverOld() {
    PurchaseLines lines = new PurchaseLines(lines("lamp", 150));
    lines.add(line("desk", 5000));
    assertThat(lines.all()).hasSize(100).last().isEqualTo(line("desk", 5000));
    assertThat(lines.of("lamp")).hasSize(99).first().isEqualTo(line("lamp", 51));
    PurchaseLines few = new PurchaseLines(List.of(line("lamp", 0)));
    few.add(line("desk", 5000));
    assertThat(few.all()).hasSize(2);
  }

  @Test
  void forgetsALateLineThatIsTooOldAtOnce() {
    PurchaseLines lines = new PurchaseLines(lines("soap", 1000).subList(800, 1000));
    lines.add(line("desk", 3));
    assertThat(lines.of("desk")).isEmpty();
    lines.add(line("desk", 900));
    assertThat(lines.of("desk")).hasSize(1);
  }

  @Test
  void readsAllOfThemFromAHistory() {
    PurchaseLines lines =
        PurchaseLines.of(IntStream.range(0, 1000).mapToObj(i -> order("soap", 999 - i)).toList());
    assertThat(lines.of("soap"))
        .hasSize(1000)
        .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @Test
  void remembersPricesOnlyOfWhatTheCustomerLookedAtLately() {
    Customer anna = new Customer(Profile.UNKNOWN);
    List<Map<String, Object>> wishes =
        IntStream.range(0, 60)
            .mapToObj(i -> Map.<String, Object>of("product_id", "p" + i, "price", 1 + i))
            .toList();
    anna.apply(
        new Event(
            "e", "anna", "track", "Product Added to Wishlist", BEGIN, Map.of("products", wishes)));
    assertThat(anna.profile().prices()).hasSize(50).containsKey("p59").doesNotContainKey("p9");
  }

  @Test
  void forgetsPricesThatOlderRowsKeptOfAnythingElse() {
    Profile none = Profile.UNKNOWN;
    Profile old =
        new Profile(
            true,
            null,
            null,
            null,
            none.addresses(),
            none.attributes(),
            none.consents(),
            none.preferences(),
            none.touches(),
            none.bounced(),
            none.engagement(),
            none.purchases(),
            Map.of("p9", BigDecimal.TEN));
    assertThat(new Customer(old).profile().prices()).isEmpty();
  }
}
