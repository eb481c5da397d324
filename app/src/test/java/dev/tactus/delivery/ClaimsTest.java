package dev.tactus.delivery;

import static dev.tactus.delivery.SomeSends.send;
import static dev.tactus.delivery.SomeSends.sends;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.delivery.Claim.Granted;
import dev.tactus.delivery.Claim.Refused;
import dev.tactus.delivery.Outcomes.Receipt;
import dev.tactus.testkit.servers.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims and outcomes, on the embedded servers. */
class ClaimsTest {
  private static final String EMAIL = "tactus.sends.email";
  private final Rig rig = Rig.byHand(Brokers.embedded());
  private final Claims claims = rig.get(Claims.class);
  private final Outcomes outcomes = rig.get(Outcomes.class);

  @BeforeEach
  void oneSendOnTheQueue() {
    rig.commit(sends(1));
    rig.publish();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void grantsOneOfFiftyClaimsAtOnce() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(50);
    try {
      List<Callable<Claim>> fifty =
          IntStream.range(0, 50)
              .<Callable<Claim>>mapToObj(i -> () -> claims.claim("s-0", "worker-" + i))
              .toList();
      List<Claim> answers =
          workers.invokeAll(fifty).stream().<Claim>map(ClaimsTest::answer).toList();
      assertThat(answers).filteredOn(Granted.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(new Refused("CLAIMED")::equals).hasSize(49);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Claim answer(Future<Claim> claim) {
    try {
      return claim.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsTheWorkerWhomToSendItTo() {
    assertThat(granted().recipient().address()).isEqualTo("customer-of-s-0@example.org");
    assertThat(claim("unknown")).isInstanceOf(Claim.Unknown.class);
  }

  @Test
  void sendsAgainAfterALapsedLease() {
    granted();
    rig.drain(EMAIL);
    rig.clock.advance(Duration.ofMinutes(5));
    rig.sweep();
    assertThat(PublishingTest.ids(rig.drain(EMAIL))).containsExactly("s-0");
    assertThat(rig.status("s-0")).isEqualTo("queued");
    assertThat(granted().claimToken()).isNotEmpty();
  }

  @Test
  void refusesWhatIsOverRevokedOrDone() {
    rig.store(List.of(send("revoked")));
    rig.revoke("revoked");
    assertThat(claim("revoked")).isEqualTo(new Refused("REVOKED"));
    report(granted(), SendStatus.DELIVERED, false);
    assertThat(claim("s-0")).isEqualTo(new Refused("DONE"));
    rig.store(List.of(send("late")));
    rig.clock.advance(Duration.ofHours(24));
    assertThat(claim("late")).isEqualTo(new Refused("EXPIRED"));
  }

  @Test
  void revokesForGoodWhatTheLastLookRefuses() {
    rig.check = send -> Optional.of("CONSENT_WITHDRAWN");
    assertThat(claim("s-0")).isEqualTo(new Refused("CONSENT_WITHDRAWN"));
    rig.check = send -> Optional.empty();
    assertThat(claim("s-0")).isEqualTo(new Refused("CONSENT_WITHDRAWN"));
    assertThat(rig.status("s-0")).isEqualTo("revoked");
    assertThat(rig.ended).extracting(SendEnded::status).containsExactly(SendStatus.REVOKED);
  }

  @Test
  void publishesAgainWhatTheLastLookFindsTooEarly() {
    rig.check = send -> Optional.of("NOT_YET");
    assertThat(claim("s-0")).isEqualTo(new Refused("NOT_YET"));
    rig.drain(EMAIL);
    rig.clock.advance(Duration.ofMinutes(5));
    rig.sweep();
    assertThat(rig.drain(EMAIL)).hasSize(1);
  }

  @Test
  void keepsARevokedSendThatIsClaimedFromGoingOutAgain() {
    granted();
    assertThat(rig.revoke("s-0")).isEmpty();
    rig.drain(EMAIL);
    rig.clock.advance(Duration.ofMinutes(5));
    rig.sweep();
    assertThat(rig.drain(EMAIL)).isEmpty();
    assertThat(rig.status("s-0")).isEqualTo("revoked");
    assertThat(rig.ended).extracting(SendEnded::sendId).containsExactly("s-0");
  }

  @Test
  void notesAnOutcomeOnceAndOnlyFromItsClaim() {
    Granted claim = granted();
    assertThat(report("guess", SendStatus.DELIVERED, false)).isEqualTo(Receipt.REFUSED);
    assertThat(report(claim, SendStatus.DELIVERED, false)).isEqualTo(Receipt.NOTED);
    assertThat(report(claim, SendStatus.DELIVERED, false)).isEqualTo(Receipt.NOTED);
    assertThat(report(claim, SendStatus.FAILED, false)).isEqualTo(Receipt.REFUSED);
    assertThat(rig.ended).extracting(SendEnded::status).containsExactly(SendStatus.DELIVERED);
    assertThat(rig.count("sends_due")).isZero();
  }

  @Test
  void takesALateOutcomeForWhatItIs() {
    Granted claim = granted();
    rig.clock.advance(Duration.ofMinutes(6));
    rig.sweep();
    assertThat(report(claim, SendStatus.DELIVERED, false)).isEqualTo(Receipt.NOTED);
    assertThat(claim("s-0")).isEqualTo(new Refused("DONE"));
  }

  @Test
  void sendsAgainAfterAFailureThatMayBeTriedAgainButNotForEver() {
    for (int i = 1; i <= 4; i++) {
      Granted claim = granted();
      assertThat(report(claim, SendStatus.FAILED, true)).isEqualTo(Receipt.AGAIN);
      assertThat(report(claim, SendStatus.FAILED, true)).isEqualTo(Receipt.AGAIN);
      rig.drain(EMAIL);
      rig.clock.advance(Duration.ofHours(1));
      rig.sweep();
      assertThat(PublishingTest.ids(rig.drain(EMAIL))).containsExactly("s-0");
    }
    assertThat(report(granted(), SendStatus.BOUNCED, true)).isEqualTo(Receipt.NOTED);
    assertThat(rig.status("s-0")).isEqualTo("bounced");
  }

  @Test
  void obeysAPauseAtOnceAndSendsAgainAfterIt() {
    Pauses pauses = rig.get(Pauses.class);
    pauses.pause(dev.tactus.facts.Channel.EMAIL, null, rig.clock.instant());
    assertThat(claim("s-0")).isEqualTo(new Refused("PAUSED"));
    rig.drain(EMAIL);
    assertThat(pauses.resume(dev.tactus.facts.Channel.EMAIL, null, rig.clock.instant())).isTrue();
    rig.clock.advance(Duration.ofMinutes(5));
    rig.sweep();
    assertThat(PublishingTest.ids(rig.drain(EMAIL))).containsExactly("s-0");
    assertThat(granted().claimToken()).isNotEmpty();
  }

  @Test
  void tellsOfAnEndAgainIfNobodyListened() {
    Granted claim = granted();
    rig.deaf = true;
    report(claim, SendStatus.DELIVERED, false);
    assertThat(rig.ended).isEmpty();
    rig.deaf = false;
    rig.sweep();
    assertThat(rig.ended).extracting(SendEnded::status).containsExactly(SendStatus.DELIVERED);
    assertThat(rig.count("sends_due")).isZero();
  }

  private Claim claim(String id) {
    return claims.claim(id, "worker-1");
  }

  private Granted granted() {
    return (Granted) claim("s-0");
  }

  private Receipt report(Granted claim, SendStatus status, boolean retryable) {
    return report(claim.claimToken(), status, retryable);
  }

  private Receipt report(String token, SendStatus status, boolean retryable) {
    return outcomes.report(new Outcome("s-0", token, status, retryable, null, null));
  }
}
