package dev.tactus.whole;

import static dev.tactus.whole.Rules.TIMING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.checks.BadUploads;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What does not become a release, and changes nothing. */
abstract class RefusedReleases {
  private final Shop shop = ReleasesTest.shop();

  @Test
  void everyBadUploadIsRefusedInPlainWordsAndChangesNothing() {
    String before = judging();
    BadUploads.all()
        .forEach(
            (name, upload) -> {
              JsonNode refused = shop.tactus().upload("author", upload.get(), true, 4);
              assertThat(words(refused)).as(name).isNotEmpty().noneMatch(String::isBlank);
            });
    assertThat(judging()).isEqualTo(before);
    assertThat(System.getProperty(BadUploads.CANARY)).as("code of an upload ran").isNull();
    JsonNode decided = shop.decided(4);
    assertThat(decided.get("release").asString()).isEqualTo("1");
    assertThat(decided.get("answer").asString()).isEqualTo("send");
  }

  @Test
  void aFileOf200MegabytesIsRefusedInPlainWords() {
    JsonNode refused =
        shop.tactus().upload("author", BadUploads.all().get("200 MB").get(), true, 4);
    assertThat(refused.get("status").asInt()).isEqualTo(413);
    assertThat(refused.get("detail").asString()).contains("larger than 10 MB");
  }

  @Test
  void whatIsNotSoundIsRefusedWithItsMessages() {
    byte[] unsound = Rules.timing(s -> s.replace("insert(Hold.all", "inser(Hold.all"));
    JsonNode message = shop.tactus().upload("author", unsound, 4).at("/messages/0");
    assertThat(message.get("file").asString()).isEqualTo(TIMING);
    assertThat(message.get("severity").asString()).isEqualTo("error");
    assertThat(message.get("line").asInt()).isPositive();
    JsonNode noted = shop.audit().get(0);
    assertThat(noted.get("action").asString()).isEqualTo("release.refuse");
    assertThat(noted.get("role").asString()).isEqualTo("author");
    assertThat(noted.get("note").asString()).isEqualTo("a test");
    assertThat(noted.at("/detail/errors").asInt()).isPositive();
    assertThat(noted.at("/detail/first").asString()).startsWith(TIMING + ":");
  }

  @Test
  void whatIsLessThanBeforeIsRefusedUnlessThatIsAccepted() {
    byte[] less = Rules.without("rules/fatigue/", TIMING, s -> s + "\n// less\n");
    JsonNode refused = shop.tactus().upload("author", new ByteArrayInputStream(less), false, 4);
    assertThat(refused.get("status").asInt()).isEqualTo(422);
    assertThat(words(refused))
        .contains(
            "There is no rule of the gate fatigue any more; in the release before, there was.")
        .anyMatch(m -> m.startsWith("No saved case fires rule \"consent/absent\" any more"))
        .anyMatch(m -> m.startsWith("Saved cases fire 0 of "));
    String id = shop.uploaded(less);
    JsonNode kept = shop.tactus().get("analyst", "/v1/releases/" + id).at("/release/warnings");
    assertThat(kept.findValuesAsString("message")).containsAll(words(refused));
    JsonNode noted = shop.audit().get(0).get("detail");
    assertThat(noted.get("acceptedLess").asBoolean()).isTrue();
    assertThat(noted.get("covered").asInt()).isZero();
    assertThat(noted.get("rules").asInt()).isPositive();
    assertThat(noted.get("checksum").asString()).hasSize(64);
  }

  @Test
  void rulesThatAskNobodyForConsentAreRefusedWhateverIsAccepted() {
    JsonNode refused = shop.tactus().upload("author", Rules.without("rules/consent/"), 4);
    assertThat(words(refused))
        .contains(
            "There is no rule of the gate consent: nobody would be asked for permission any more.");
  }

  /** What the errors say and advise. */
  private static List<String> words(JsonNode refused) {
    if (refused.get("status").asInt() == 413) {
      return List.of(refused.get("detail").asString());
    }
    assertThat(refused.get("status").asInt()).isEqualTo(422);
    assertThat(refused.get("messages").findValuesAsString("hint")).noneMatch(String::isBlank);
    return refused
        .get("messages")
        .valueStream()
        .filter(m -> m.get("severity").asString().equals("error"))
        .map(m -> m.get("message").asString())
        .toList();
  }

  /** All releases, and which of them judge. */
  private String judging() {
    return shop.tactus()
        .sql()
        .sql(
            """
            select (select count(*) || ' ' || max(number) from releases)
              || (select ruling::text from ruling)\
            """)
        .query(String.class)
        .single();
  }
}
