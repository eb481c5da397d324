package dev.tactus.rules;

import static dev.tactus.facts.Channel.EMAIL;
import static dev.tactus.facts.Channel.SMS;
import static dev.tactus.facts.Gate.CHANNEL;
import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.GateVerifier.gate;

import dev.tactus.facts.Candidate;
import dev.tactus.facts.Candidate.Reach;
import dev.tactus.testkit.FactsFixture;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelGateTest {
  @Test
  void vetoesAChannelWithoutAnAddress() {
    gate(CHANNEL).given(email(Reach.NO, null, false)).vetoes("UNREACHABLE", EMAIL);
    gate(CHANNEL).given(email(Reach.UNKNOWN, null, false)).findsNo("UNREACHABLE");
  }

  @Test
  void vetoesAnAddressThatDoesNotWork() {
    gate(CHANNEL).given(email(Reach.YES, NOW, false)).vetoes("ADDRESS_BOUNCED", EMAIL);
    gate(CHANNEL).given(email(Reach.YES, null, false)).findsNo("ADDRESS_BOUNCED");
  }

  @Test
  void routesToThePreferredChannel() {
    gate(CHANNEL).given(email(Reach.YES, null, true)).routes("PREFERRED_CHANNEL", EMAIL, 100);
    gate(CHANNEL).given(email(Reach.YES, null, false)).findsNo("PREFERRED_CHANNEL");
  }

  @Test
  void routesToTheChannelOnWhichTheCustomerResponded() {
    gate(CHANNEL).given(touched(true)).routes("RESPONDED_HERE", SMS, 1);
    gate(CHANNEL).given(touched(false)).findsNo("RESPONDED_HERE");
  }

  private static FactsFixture email(Reach reach, @Nullable Instant bounced, boolean preferred) {
    return aFacts()
        .channels(EMAIL)
        .candidates(c -> new Candidate(c.channel(), c.position(), reach, bounced, preferred));
  }

  private static FactsFixture touched(boolean answered) {
    return aFacts().touchedElsewhere(SMS, Duration.ofDays(9), answered);
  }
}
