package dev.tactus.testkit;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** All sorts of facts, the same for the same seed. */
public final class RandomFacts {
  private static final List<String> ZONES =
      List.of("Europe/London", "America/New_York", "Asia/Tokyo", "Asia/Kolkata", "UTC");
  private final Random random;
  private final Instant now;

  private RandomFacts(long seed) {
    random = new Random(seed);
    now = FactsFixture.NOW.plus(Duration.ofMinutes(random.nextInt(14 * 24 * 60)));
  }

  /** Facts of that seed. */
  public static Facts of(long seed) {
    return new RandomFacts(seed).facts();
  }

  private Facts facts() {
    FactsFixture facts =
        switch (random.nextInt(3)) {
          case 0 -> FactsFixture.anAlert();
          case 1 -> FactsFixture.aReplenishment();
          default -> FactsFixture.aFacts();
        };
    facts
        .at(now.toString())
        .in(one(ZONES))
        .triggerId("trigger-" + random.nextLong())
        .deadlineIn(Duration.ofHours(random.nextInt(40)))
        .wished(hours(48), hours(12))
        .consents(consents())
        .preferences(preferences())
        .candidates(this::candidate)
        .engagement(engagement())
        .products(one(List.of(Products.lamp(), Products.lampNowAt("15"), Products.sensitive())))
        .attributes(new Attribute("phone", "1", one(List.of(Provenance.values())), 0.8, now));
    if (random.nextInt(3) == 0) {
      facts.bought("lamp", hours(1000));
    }
    touches(facts);
    return facts.build();
  }

  private void touches(FactsFixture facts) {
    List<Duration> agos = new ArrayList<>();
    for (int n = random.nextInt(7); n > 0; n--) {
      agos.add(hours(500));
    }
    agos.sort((a, b) -> b.compareTo(a));
    agos.forEach(
        a -> facts.touchedElsewhere(one(List.of(Channel.values())), a, random.nextBoolean()));
  }

  private Consent[] consents() {
    return Arrays.stream(Purpose.values())
        .flatMap(p -> Arrays.stream(Channel.values()).map(c -> consent(c, p)))
        .filter(c -> random.nextInt(5) > 0)
        .toArray(Consent[]::new);
  }

  private Consent consent(Channel channel, Purpose purpose) {
    Instant expires = random.nextInt(4) == 0 ? now.plus(hours(40)).minus(hours(40)) : null;
    boolean granted = random.nextInt(4) > 0;
    return new Consent(channel, purpose, null, granted, now.minus(hours(99)), expires, "x", null);
  }

  private Candidate candidate(Candidate plain) {
    Candidate.Reach reach = one(List.of(Candidate.Reach.values()));
    @Nullable Instant bounced = random.nextInt(6) == 0 ? now : null;
    return new Candidate(plain.channel(), plain.position(), reach, bounced, plain.preferred());
  }

  private Preferences preferences() {
    return switch (random.nextInt(4)) {
      case 0 -> new Preferences(List.of(), List.of("lighting"), 1, null, null, Channel.SMS);
      case 1 ->
          new Preferences(
              List.of(), List.of(), null, LocalTime.of(12, 30), LocalTime.of(18, 0), Channel.PUSH);
      default -> Preferences.NONE;
    };
  }

  private Engagement engagement() {
    Interest interest = new Interest("lamp", "lighting", random.nextInt(6), now);
    Instant answered = random.nextBoolean() ? now.minus(hours(1500)) : null;
    return new Engagement(now.minus(hours(9000)), answered, null, List.of(interest));
  }

  private Duration hours(int most) {
    return Duration.ofMinutes(random.nextInt(most * 60));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
