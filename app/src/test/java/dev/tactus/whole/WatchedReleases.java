package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.releases.GuardNow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of a release in its first minutes. */
abstract class WatchedReleases {
  static final String THROWS =
      """

      rule "timing/careless"
      @gate(timing) @reason(CARELESS) @owner(marketing-ops)
      when
        Trigger(customer == "thrower")
        Preferences($from : quietFrom, $to : quietTo)
        $m : Moment()
      then
        insert(Hold.all($m.next($to, $from)));
      end
      """;

  private final Shop shop = ReleasesTest.shop();

  @Test
  void aReleaseThatSendsMuchMoreIsTakenBack() {
    String strict = shop.uploaded(Rules.sixHours("j"));
    String loose = shop.uploaded(Rules.timing(s -> s + "\n// loose\n"));
    shop.act(strict, "activate", "");
    // it is known by then, so that the next one is compared with it
    shop.tactus().clock().advance(Duration.ofMinutes(11));
    shop.act(loose, "activate", "{\"note\": \"back to four hours\"}");
    shop.many();
    eventually("taken back", () -> shop.judges(strict));
    assertThat(shop.state(strict)).isEqualTo("active");
    assertThat(shop.notices(loose)).contains("taken back by itself: it sends much more");
    assertThat(shop.audit().stream().map(e -> e.get("action").asString()))
        .contains("release.takeback", "release.notice");
    assertThat(shop.decided(4).get("release").asString()).isEqualTo(strict);
  }

  @Test
  void itsLimitsCanBeRaisedForOneActivationWithAReason() {
    String strict = shop.uploaded(Rules.sixHours("k"));
    String loose = shop.uploaded(Rules.timing(s -> s + "\n// looser\n"));
    shop.act(strict, "activate", "");
    shop.refused(loose, "activate", "{\"limits\": {\"failures\": 1}}", 400);
    shop.act(loose, "activate", "{\"limits\": {\"failures\": 1}, \"note\": \"we know\"}");
    assertThat(shop.audit().get(0).at("/detail/limits").asString()).contains("failures=1.0");
    shop.refused(loose, "activate", "{\"limits\": {\"sends\": 0.5}, \"note\": \"no\"}", 400);
  }

  @Test
  void aReleaseThatSendsMuchLessIsOnlyToldOf() {
    String strict = shop.uploaded(Rules.sixHours("l"));
    shop.act(strict, "activate", "");
    shop.many();
    eventually("a notice", () -> shop.notices(strict).contains("it sends less than half"));
    assertThat(shop.state(strict)).isEqualTo("active");
  }

  @Test
  void aCanaryThatSendsMuchMoreIsTakenBackToo() {
    String strict = shop.uploaded(Rules.sixHours("m"));
    String loose = shop.uploaded(Rules.timing(s -> s + "\n// loosest\n"));
    shop.act(strict, "activate", "");
    shop.act(loose, "canary", "{\"percent\": 100}");
    shop.many();
    eventually("taken back", () -> shop.state(loose).equals("kept"));
    assertThat(shop.state(strict)).isEqualTo("active");
  }

  @Test
  void aRuleThatFailsIsNamedAndItsTriggersAreHeld() {
    String careless = shop.uploaded(Rules.timing(s -> s + THROWS));
    shop.act(careless, "activate", "");
    JsonNode held = shop.tactus().decidedOnCart("thrower", 4);
    assertThat(held.get("answer").asString()).isEqualTo("hold");
    assertThat(held.at("/reasons/0/code").asString()).isEqualTo("RULES_UNAVAILABLE");
    assertThat(held.at("/reasons/0/rule").asString()).isEqualTo("timing/careless");
    eventually("a mark", () -> shop.notices(careless).contains("rule timing/careless failed"));
    assertThat(shop.decided(4).get("answer").asString()).isEqualTo("send");
  }

  @Test
  void aReleaseWhoseRulesFailIsTakenBack() {
    String careless =
        shop.uploaded(Rules.timing(s -> s + THROWS.replace("customer == \"thrower\"", "")));
    shop.act(careless, "activate", "");
    shop.many();
    eventually("taken back", () -> shop.judges("1"));
    assertThat(shop.notices(careless))
        .containsPattern("its rules could not judge (\\d+) of \\1 triggers");
  }

  @Test
  void aReleaseThatSendsOneCustomerMuchMoreIsTakenBack() {
    String pushy = shop.uploaded(Rules.without("rules/fatigue/"));
    shop.act(pushy, "activate", "");
    shop.many();
    shop.tactus().consenting("pestered");
    for (String cart : List.of("a", "b", "c", "d")) {
      shop.tactus()
          .track(
              "pestered",
              "Product Added",
              "pestered-" + cart,
              shop.tactus().clock().instant().minus(Duration.ofHours(4)),
              "{\"product_id\": \"lamp-%s\", \"cart_id\": \"pestered-%s\"}".formatted(cart, cart));
    }
    shop.tactus().clock().advance(Duration.ofSeconds(1));
    eventually("taken back", () -> shop.judges("1"));
    assertThat(shop.notices(pushy))
        .contains("it sends 4 messages to one customer, the release before would have sent 1");
  }

  @Test
  void aReleaseThatTakesTooLongIsTakenBack() {
    String slow =
        shop.uploaded(
            Rules.numbers(s -> s.replaceAll("(?m)^time.most.*", "time.most=PT0.000000001S")));
    shop.act(slow, "activate", "");
    JsonNode held = shop.decided(4);
    assertThat(held.get("answer").asString()).isEqualTo("hold");
    assertThat(held.at("/reasons/0/code").asString()).isEqualTo("RULES_UNAVAILABLE");
    shop.many();
    eventually("taken back", () -> shop.judges("1"));
    assertThat(shop.notices(slow))
        .contains("its rules together failed, or took too long; such triggers are held")
        .containsPattern("taken back by itself: its rules could not judge (\\d+) of \\1 triggers");
    assertThat(shop.decided(4).get("answer").asString()).isEqualTo("send");
  }

  @Test
  void itsSendsMayJumpWhereThatWasAllowedForThisOnce() {
    String strict = shop.uploaded(Rules.sixHours("p"));
    String loose = shop.uploaded(Rules.timing(s -> s + "\n// sale\n"));
    shop.act(strict, "activate", "");
    shop.tactus().clock().advance(Duration.ofMinutes(11));
    shop.act(loose, "activate", "{\"note\": \"the sale begins\", \"limits\": {\"sends\": 20}}");
    shop.many();
    eventually("counted", () -> shop.watched(loose) == 12);
    assertThat(GuardNow.check(shop.tactus().beans())).isFalse();
    assertThat(shop.state(loose)).isEqualTo("active");
    shop.act(strict, "rollback", "");
    shop.act(loose, "activate", "{\"note\": \"once more\"}");
    shop.many();
    eventually("taken back", () -> shop.judges(strict));
  }
}
