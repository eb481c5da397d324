package dev.tactus.rulebase.checks;

import dev.tactus.facts.Channel;
import dev.tactus.facts.ContactHistory;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Touch;
import dev.tactus.facts.Trigger;
import dev.tactus.testkit.Products;
import dev.tactus.testkit.RandomFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All sorts of facts, half of them of customers under pressure. */
final class SortsOfFacts {
  private SortsOfFacts() {}

  /** So many, the same at every call. */
  static List<Facts> some(int number) {
    List<Facts> all = new ArrayList<>();
    for (long seed = 0; seed < number / 2; seed++) {
      all.add(RandomFacts.of(seed));
      all.add(pressed(RandomFacts.of(seed), new SplittableRandom(seed)));
    }
    return all;
  }

  /** The same with many messages, complaints, and products that are dearer or sold out. */
  private static Facts pressed(Facts plain, SplittableRandom random) {
    Instant now = plain.moment().now();
    Engagement known = plain.engagement();
    return new Facts(
        plain.trigger(),
        plain.moment(),
        plain.subject(),
        plain.candidates(),
        plain.consents(),
        plain.preferences(),
        new ContactHistory(now, touches(plain, random)),
        new Engagement(
            known.lastSeenAt(),
            known.lastAnsweredAt(),
            random.nextInt(4) == 0 ? now : null,
            known.interests()),
        one(
            List.of(
                plain.products(),
                List.of(Products.lampNowAt("25")),
                List.of(Products.lampInStock(0.0))),
            random),
        plain.purchases(),
        plain.attributes(),
        plain.segments(),
        plain.competing());
  }

  private static List<Touch> touches(Facts plain, SplittableRandom random) {
    Trigger trigger = plain.trigger();
    boolean isPatient = random.nextBoolean();
    List<Touch> touches = new ArrayList<>();
    Instant at = plain.moment().now();
    for (int n = random.nextInt(24); n > 0; n--) {
      at = at.minus(Duration.ofMinutes(random.nextInt(isPatient ? 8_000 : 800)));
      touches.add(
          0,
          new Touch(
              "send-" + n,
              one(List.of(Channel.values()), random),
              one(List.of(Purpose.MARKETING, Purpose.MARKETING, Purpose.ALERT), random),
              one(List.of(trigger.journey(), "welcome"), random),
              "s",
              one(List.of(trigger.subject(), "another"), random),
              plain.subject().products(),
              at,
              random.nextInt(12) == 0));
    }
    return touches;
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
