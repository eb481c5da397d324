package dev.tactus.delivery;

import static dev.tactus.delivery.SomeSends.send;
import static dev.tactus.delivery.SomeSends.sends;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.testkit.servers.Brokers;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The outbox, without any broker traffic. */
class OutboxTest {
  private final Rig rig = Rig.byHand(Brokers.embedded());
  private final Outbox outbox = rig.get(Outbox.class);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void addsInTheTransactionOfTheCallerAndOnlyThere() throws Exception {
    try (Connection connection = rig.database.getConnection()) {
      connection.setAutoCommit(false);
      outbox.add(connection, sends(500));
      assertThat(rig.count("sends")).isZero();
      connection.commit();
    }
    assertThat(rig.count("sends")).isEqualTo(500);
    assertThat(rig.count("sends_due")).isEqualTo(500);
  }

  @Test
  void leavesNothingAfterARollback() throws Exception {
    rig.store(List.of(send("kept")));
    try (Connection connection = rig.database.getConnection()) {
      connection.setAutoCommit(false);
      outbox.add(connection, sends(500));
      assertThat(outbox.revoke(connection, List.of("kept"), "X")).containsExactly("kept");
      connection.rollback();
    }
    assertThat(rig.count("sends")).isEqualTo(1);
    assertThat(rig.count("sends_due")).isEqualTo(1);
    assertThat(rig.status("kept")).isEqualTo("queued");
  }

  @Test
  void takesASendIdOnce() {
    rig.store(sends(10));
    rig.store(sends(20));
    assertThat(rig.count("sends")).isEqualTo(20);
    assertThat(rig.count("sends_due")).isEqualTo(20);
  }

  @Test
  void revokesWhatIsStillQueuedAndNamesIt() {
    rig.store(sends(3));
    assertThat(rig.revoke("s-0", "s-2", "unknown")).containsExactly("s-0", "s-2");
    assertThat(rig.revoke("s-0")).isEmpty();
    assertThat(rig.status("s-0")).isEqualTo("revoked");
    assertThat(rig.status("s-1")).isEqualTo("queued");
    assertThat(rig.count("sends_due")).isEqualTo(1);
  }

  @Test
  void givesBackASendAsItCameIn() {
    Send send = send("whole");
    rig.store(List.of(send));
    rig.clock.advance(Duration.ofSeconds(10));
    assertThat(rig.get(DueSends.class).take(rig.clock.instant(), rig.clock.instant(), 10, true))
        .extracting(DueSends.Due::send)
        .containsExactly(send);
  }

  @Test
  void keepsEveryDeadlineInAPartitionOfItsWeek() {
    rig.store(List.of(send("this week")));
    assertThat(rig.count("sends_20261116")).isEqualTo(1);
    assertThat(rig.count("sends_default")).isZero();
  }
}
