package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.customer.Profile;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Interest;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Touch;
import dev.tactus.journeys.Passages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {
  // as they stand in databases: these lines are never changed, only added to
  private static final String PROFILE =
      """
      [true,"Europe/Berlin","DE",null,{"EMAIL":["anna@example.com"]},\
      [["firstName","Anna","DECLARED",1.0,1772618400000000]],\
      [["EMAIL","MARKETING",null,true,1772618400000000,null,"form","3"]],[[],[],null,null,null,null],\
      [["s-1","EMAIL","MARKETING","abandoned-cart","reminder-1","cart-1",["lamp"],1772618400000000,false]],{},\
      [1772618400123456,null,null,[["lamp","lighting",2,1772618400000000]]],[],{"lamp":40.50}]""";
  // since interests are one array
  private static final String FLAT =
      PROFILE.replace(
          "[[\"lamp\",\"lighting\",2,1772618400000000]]",
          "[1772618400000000,\"lamp\",\"lighting\",2,0]");
  private static final String PASSAGES =
      """
      [["abandoned-cart",1772618400000000,\
      [[1,"cart-1","shopping",1772618400000000,1772618400000000,1772618400000000,{"lamp":1.0},[],1772632800000000,{}]],\
      [["cart-1","reminder-1",1772618400000000,"cart-1"]],[],[[1,1772618400000000]]]]""";

  // since they tell up to when triggers given are forgotten
  private static final String FORGETTING = PASSAGES.replace("]]]]", "]],null]]");

  @Test
  void readsAndWritesAProfileAsItWasFirstStored() {
    Profile profile = Json.read(PROFILE, Profile.class);
    assertThat(profile.engagement().lastSeenAt())
        .isEqualTo(Instant.parse("2026-03-04T10:00:00.123456Z"));
    assertThat(profile.touches())
        .containsExactly(
            new Touch(
                "s-1",
                Channel.EMAIL,
                Purpose.MARKETING,
                "abandoned-cart",
                "reminder-1",
                "cart-1",
                List.of("lamp"),
                Instant.parse("2026-03-04T10:00:00Z"),
                false));
    assertThat(Json.write(profile)).isEqualTo(FLAT);
    assertThat(Json.read(FLAT, Profile.class)).isEqualTo(profile);
  }

  @Test
  void readsAndWritesPassagesAsTheyWereFirstStored() {
    List<Passages> passages = Json.list(PASSAGES, Passages.class);
    assertThat(passages.get(0).open().get(0).due())
        .isEqualTo(Instant.parse("2026-03-04T14:00:00Z"));
    assertThat(Json.write(passages)).isEqualTo(FORGETTING);
    assertThat(Json.list(FORGETTING, Passages.class)).isEqualTo(passages);
  }

  @Test
  void keepsInterestsOfSeveralCategoriesAndOfNone() {
    Instant now = Instant.parse("2026-03-04T10:00:00.000001Z");
    Engagement engagement =
        new Engagement(
            now,
            null,
            null,
            List.of(
                new Interest("lamp", "lighting", 2, now),
                new Interest("soap", null, 1, now.minusSeconds(1)),
                new Interest("mop", "cleaning", 1, now.minusSeconds(2)),
                new Interest("torch", "lighting", 3, now.plusSeconds(3))));
    String text = Json.write(engagement);
    assertThat(text)
        .contains(
            "[1772618403000001,\"lamp\",\"lighting\",2,3000000,\"soap\",null,1,4000000,"
                + "\"mop\",\"cleaning\",1,5000000,\"torch\",0,3,0]");
    assertThat(Json.read(text, Engagement.class)).isEqualTo(engagement);
  }

  record Grown(String first, int second, boolean third, List<String> fourth, Instant fifth) {}

  @Test
  void takesWhatWasAddedLaterForNothing() {
    Grown grown = Json.read("[\"a\"]", Grown.class);
    assertThat(grown).isEqualTo(new Grown("a", 0, false, null, null));
    assertThat(Json.write(grown)).isEqualTo("[\"a\",0,false,null,null]");
  }

  @Test
  void keepsTimesBefore1970() {
    Instant early = Instant.parse("1969-12-31T23:59:59.999999Z");
    Grown grown = new Grown("a", 0, false, List.of(), early);
    assertThat(Json.read(Json.write(grown), Grown.class)).isEqualTo(grown);
  }

  @Test
  void refusesMoreThanThereIs() {
    assertThatThrownBy(() -> Json.read("[\"a\",1,true,[],0,7]", Grown.class))
        .isInstanceOf(JacksonException.class);
  }
}
