package dev.tactus.judgement;

import static dev.tactus.judgement.PlainFacts.DAY;
import static dev.tactus.judgement.PlainFacts.candidates;
import static dev.tactus.judgement.PlainFacts.isCart;
import static dev.tactus.judgement.PlainFacts.isFull;
import static dev.tactus.judgement.PlainFacts.isMarketing;
import static dev.tactus.judgement.PlainFacts.marketing;
import static dev.tactus.judgement.PlainFacts.notService;
import static dev.tactus.judgement.PlainFacts.now;
import static dev.tactus.judgement.PlainFacts.on;
import static dev.tactus.judgement.PlainFacts.one;
import static dev.tactus.judgement.PlainFacts.selling;
import static dev.tactus.judgement.PlainFacts.silent;
import static dev.tactus.judgement.PlainFacts.touches;
import static dev.tactus.judgement.PlainFacts.wanted;
import static dev.tactus.judgement.Reading.Check.asked;
import static dev.tactus.judgement.Reading.Check.that;
import static dev.tactus.judgement.Reading.of;
import static dev.tactus.judgement.Reading.ofRows;
import static dev.tactus.judgement.Reading.row;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Touch;
import dev.tactus.judgement.Reading.Check;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules of fatigue and timing, read by hand. */
final class FatigueByHand {
  private static final Map<String, Function<Facts, Reading>> ALL = new TreeMap<>();

  private FatigueByHand() {}

  static Map<String, Function<Facts, Reading>> all() {
    caps();
    fatigue();
    timing();
    return ALL;
  }

  private static void caps() {
    cap("minimum-gap", Purpose.MARKETING, null, f -> isFull(marketing(f), 1, DAY, f));
    cap(
        "weekly-cap",
        Purpose.MARKETING,
        null,
        f -> isFull(marketing(f), shrunken(4, 2, marketing(f)), DAY.multipliedBy(7), f));
    channelCap("email-cap", Channel.EMAIL, 3, 3);
    channelCap("sms-cap", Channel.SMS, 2, 2);
    channelCap("push-cap", Channel.PUSH, 3, 3);
    channelCap("web-cap", Channel.WEB, 3, 3);
    cap(
        "alert-cap",
        Purpose.ALERT,
        null,
        f -> isFull(touches(f, t -> t.purpose() == Purpose.ALERT), 3, DAY, f));
    cap(
        "journey-cap",
        Purpose.MARKETING,
        null,
        f -> {
          List<Touch> mine =
              touches(f, t -> isMarketing(t) && t.journey().equals(f.trigger().journey()));
          return isFull(mine, shrunken(2, 2, mine), DAY.multipliedBy(7), f);
        });
    cap(
        "product-cap",
        Purpose.MARKETING,
        null,
        f -> {
          List<Touch> mine =
              touches(f, t -> isMarketing(t) && t.products().stream().anyMatch(p -> wanted(f, p)));
          return isFull(mine, shrunken(2, 2, mine), DAY.multipliedBy(14), f);
        });
  }

  private static void channelCap(String name, Channel channel, int most, int per) {
    cap(
        name,
        Purpose.MARKETING,
        channel,
        f -> isFull(on(f, channel), shrunken(most, per, on(f, channel)), DAY.multipliedBy(7), f));
  }

  private static int shrunken(int most, int per, List<Touch> counted) {
    return Math.max(1, most - silent(counted) / per);
  }

  private static void cap(
      String name, Purpose purpose, @Nullable Channel channel, Predicate<Facts> full) {
    ALL.put(
        "fatigue/" + name,
        f -> {
          List<Check> checks = new ArrayList<>();
          checks.add(
              that(
                  "Trigger: " + purpose.name().toLowerCase(java.util.Locale.ROOT),
                  f.trigger().purpose() == purpose));
          if (channel != null) {
            checks.add(
                that(
                    "Trigger: channels contains Channel." + channel,
                    f.trigger().channels().contains(channel)));
          }
          checks.add(that("Pressure: $room > now", full.test(f)));
          return ofRows(List.of(checks));
        });
  }

  private static void fatigue() {
    ALL.put(
        "fatigue/silent-customer",
        f ->
            of(
                selling(f),
                that("Pressure: marketing.unanswered() >= 8", silent(marketing(f)) >= 8),
                that("Pressure: $room > now", isFull(marketing(f), 1, DAY.multipliedBy(30), f))));
    ALL.put(
        "fatigue/declared-frequency",
        f -> {
          Integer most = f.preferences().perWeek();
          return of(
              selling(f),
              that("Preferences: $most != null", most != null),
              asked("Preferences: $most > 0", () -> Objects.requireNonNull(most) > 0),
              asked(
                  "Pressure: marketing.atMost($most).inDays(7) > now",
                  () ->
                      isFull(marketing(f), Objects.requireNonNull(most), DAY.multipliedBy(7), f)));
        });
    ALL.put(
        "fatigue/declared-never",
        f -> {
          Integer most = f.preferences().perWeek();
          return of(
              selling(f),
              that("Preferences: perWeek != null", most != null),
              asked("Preferences: perWeek <= 0", () -> Objects.requireNonNull(most) <= 0));
        });
    ALL.put(
        "fatigue/complained",
        f ->
            of(
                selling(f),
                that("Engagement: hasComplained()", f.engagement().complainedAt() != null)));
    ALL.put(
        "fatigue/same-subject",
        f ->
            of(
                selling(f),
                that(
                    "Pressure: wish.unanswered() >= 2",
                    silent(
                            touches(
                                f,
                                t ->
                                    t.journey().equals(f.trigger().journey())
                                        && t.subject().equals(f.trigger().subject())
                                        && !t.at().isBefore(f.subject().begunAt())))
                        >= 2)));
  }

  private static void timing() {
    ALL.put("timing/quiet-hours", f -> quiet(f, notService(f), Channel.SMS, Channel.PUSH));
    ALL.put("timing/quiet-hours-marketing", f -> quiet(f, selling(f), Channel.EMAIL, Channel.WEB));
    ALL.put(
        "timing/declared-quiet-hours",
        f -> {
          var from = f.preferences().quietFrom();
          var to = f.preferences().quietTo();
          return of(
              notService(f),
              that("Preferences: hasQuietHours()", from != null && to != null && !from.equals(to)),
              // which hour suits several zones is said in the facts, not in the rule
              asked(
                  "Moment: next($to, $from) > now",
                  () ->
                      f.moment()
                          .next(Objects.requireNonNull(to), Objects.requireNonNull(from))
                          .isAfter(now(f))));
        });
    ALL.put("timing/sunday", f -> texting(f, "sunday", d -> d.getDayOfWeek() == DayOfWeek.SUNDAY));
    ALL.put("timing/holiday", f -> texting(f, "holiday", d -> f.moment().holidays().contains(d)));
    ALL.put(
        "timing/cart-active",
        f ->
            of(
                one("Moment"),
                that("Subject: cart", isCart(f)),
                that(
                    "Subject: $idle > $now",
                    Duration.between(f.subject().changedAt(), now(f)).compareTo(Duration.ofHours(4))
                        < 0)));
  }

  private static Reading quiet(Facts f, Check purpose, Channel one, Channel other) {
    return candidates(
        f,
        c ->
            row(
                purpose,
                that(
                    "Candidate: channel in (Channel." + one + ", Channel." + other + ")",
                    c.channel() == one || c.channel() == other),
                that("Moment: $morning > now", f.moment().next(9, 21).isAfter(now(f)))));
  }

  private static Reading texting(Facts f, String word, Predicate<java.time.LocalDate> day) {
    return of(
        selling(f),
        that(
            "Trigger: channels contains Channel.SMS", f.trigger().channels().contains(Channel.SMS)),
        that(
            "Moment: " + word,
            f.moment().zones().stream().anyMatch(z -> day.test(now(f).atZone(z).toLocalDate()))));
  }
}
