package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.enrollment.JourneyDesk;
import dev.tactus.journeys.Journey;
import dev.tactus.web.Conflict;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Orders to journeys that meet each other, or something broken. */
class JourneyOrdersTest extends OneTactus {
  private static final String RIVAL = JourneysTest.GREETING.replace("id: greeting", "id: rival");
  private static final String CART = "/v1/journeys/abandoned-cart";

  @Test
  void startingWhatWasAlwaysRunningChangesNothing() {
    tactus.post("author", "/v1/journeys/replenishment/start", "");
    assertThat(tactus.get("author", "/v1/journeys/replenishment").has("stateSince")).isFalse();
  }

  @Test
  void ofTwoUploadsOfOneVersionAtTheSameMomentOneWins() {
    JourneyDesk desk = tactus.bean(JourneyDesk.class);
    assertThat(desk.add(Journey.parse("a.yaml", RIVAL), null)).isTrue();
    assertThat(desk.add(Journey.parse("b.yaml", RIVAL), null)).isFalse();
    Journey other = Journey.parse("c.yaml", RIVAL.replace("Somebody", "Nobody"));
    assertThatThrownBy(() -> desk.add(other, null)).isInstanceOf(Conflict.class);
  }

  @Test
  void resumingWaitsForACustomerBeforeItTakesTheirNote() throws Exception {
    tactus.post("author", CART + "/pause", "");
    cart("rob", Duration.ofHours(1));
    tactus.clock().advance(Duration.ofHours(4));
    eventually("the timer waits", () -> waiting("rob"));
    try (Connection other = tactus.bean(DataSource.class).getConnection();
        Statement work = other.createStatement()) {
      other.setAutoCommit(false);
      work.execute("select from customers where id = 'rob' for update");
      tactus.post("author", CART + "/start", "");
      eventually("it waits for the customer", JourneyOrdersTest::isAnyoneBlocked);
      work.execute(
          "insert into paused_timers values ('abandoned-cart', 'customer', 'rob') on conflict do"
              + " nothing");
      other.rollback();
    }
    eventually("it goes on", () -> !waiting("rob"));
  }

  @Test
  void aStopThatCannotBeCarriedOutKeepsNobodyWaiting() {
    tactus.post("author", CART + "/pause", "");
    cart("ron", Duration.ofHours(1));
    tactus.clock().advance(Duration.ofHours(4));
    eventually("the timer waits", () -> waiting("ron"));
    tactus.sql().sql("insert into customers (id, passages) values ('broken', '[')").update();
    tactus.post("author", "/v1/journeys/back-in-stock/stop", "");
    tactus.post("author", CART + "/start", "");
    eventually("it goes on", () -> !waiting("ron"));
    tactus.sql().sql("delete from customers where id = 'broken'").update();
    eventually("the stop is carried out", () -> !isSweeping());
    tactus.post("author", "/v1/journeys/back-in-stock/start", "");
  }

  @Test
  void aStopLeavesOutWhoCannotBeReadAndEndsWhatTheOthersAreIn() {
    cart("rea", Duration.ofHours(1));
    cart("reb", Duration.ofHours(1));
    tactus.sql().sql("update customers set profile = '{' where id = 'rea'").update();
    tactus.post("author", CART + "/stop", "");
    eventually("the stop is carried out", () -> !isSweeping());
    assertThat(isShopping("reb")).isFalse();
    assertThat(isShopping("rea")).isTrue();
    tactus.sql().sql("update customers set profile = null where id = 'rea'").update();
    tactus.track("rea", "Product Viewed", "v-1", now(), "{\"product_id\": \"lamp\"}");
    assertThat(isShopping("rea")).as("when something happens to them").isFalse();
    tactus.post("author", CART + "/start", "");
    // the carts of others are not those of before the stop
    tactus.clock().advance(Duration.ofHours(2));
  }

  private static boolean isShopping(String customer) {
    return tactus
        .sql()
        .sql("select coalesce(passages, '') like '%shopping%' from customers where id = ?")
        .param(customer)
        .query(Boolean.class)
        .single();
  }

  private static boolean isAnyoneBlocked() {
    return count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0;
  }

  private static boolean isSweeping() {
    return count("select count(*) from journey_states where swept_up_to is not null") > 0;
  }

  private static long count(String sql) {
    return tactus.sql().sql(sql).query(Long.class).single();
  }

  private static void cart(String customer, Duration ago) {
    tactus.track(
        customer,
        "Product Added",
        "added-" + customer + ago,
        now().minus(ago),
        "{\"product_id\": \"lamp\", \"cart_id\": \"cart-%s%s\"}".formatted(customer, ago));
  }

  private static Instant now() {
    return tactus.clock().instant();
  }

  private static boolean waiting(String id) {
    return tactus
            .sql()
            .sql("select count(*) from paused_timers where id = ?")
            .param(id)
            .query(Long.class)
            .single()
        > 0;
  }
}
