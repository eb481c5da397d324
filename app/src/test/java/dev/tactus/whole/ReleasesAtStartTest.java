package dev.tactus.whole;

import static dev.tactus.whole.Installed.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Rulebase;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a start makes of the releases that it finds. */
class ReleasesAtStartTest {
  /** As if an earlier Tactus had come with the rules of release 2. */
  private static final String SHIPPED_OTHERS =
      """
      with other as (delete from releases where number = 2 returning *)
      update releases r set kjar = o.kjar, checksum = o.checksum, rules = o.rules
      from other o where r.number = 1\
      """;

  private final PrivatePostgres.Database database = PrivatePostgres.database();
  @TempDir private Path home;

  @Test
  void aShippedReleaseJudgesOnceByItselfAndNotAgainAfterARollback() throws Exception {
    try (Installed earlier = started()) {
      uploaded(earlier, "earlier");
      update(earlier, SHIPPED_OTHERS);
    }
    try (Installed later = started()) {
      assertThat(later.bean(Rulebase.class).active()).isEqualTo("2");
      later.post("author", "/v1/releases/1/rollback", "{\"note\": \"rather the old ones\"}");
    }
    try (Installed again = started()) {
      assertThat(again.bean(Rulebase.class).active()).isEqualTo("1");
    }
  }

  @Test
  void whatCannotBeLoadedHoldsEverythingUntilAnotherJudges() throws Exception {
    String active;
    try (Installed tactus = started()) {
      active = uploaded(tactus, "active");
      String canary = uploaded(tactus, "canary");
      tactus.post("author", "/v1/releases/" + active + "/activate", "");
      tactus.post("author", "/v1/releases/" + canary + "/canary", "{\"percent\": 100}");
      update(tactus, "update releases set kjar = 'damaged' where number > 1");
    }
    try (Installed tactus = started()) {
      JsonNode held = tactus.decidedOnCart("ann", 4);
      assertThat(held.get("answer").asString()).isEqualTo("hold");
      assertThat(held.at("/reasons/0/code").asString()).isEqualTo("RULES_UNAVAILABLE");
      assertThat(held.get("release").asString()).isEqualTo(active);
      assertThat(tactus.health().at("/components/rules/status").asString())
          .isEqualTo("OUT_OF_SERVICE");
      assertThat(tactus.health().get("status").asString()).isEqualTo("OUT_OF_SERVICE");
      eventually("a mark", () -> notices(tactus, active).contains("cannot load it"));
      tactus.post("author", "/v1/releases/1/rollback", "");
      JsonNode sent = tactus.decidedOnCart("bob", 4);
      assertThat(sent.get("answer").asString()).isEqualTo("send");
      assertThat(sent.get("release").asString()).isEqualTo("1");
      assertThat(tactus.health().get("status").asString()).isEqualTo("UP");
    }
  }

  private Installed started() throws IOException {
    return Installed.on(database, Brokers.embedded().uri(), home);
  }

  private static String uploaded(Installed tactus, String mark) {
    return tactus.upload("author", Rules.sixHours(mark), 2).get("id").asString();
  }

  private static String notices(Installed tactus, String id) {
    return tactus.get("analyst", "/v1/releases/" + id).at("/release/notices").toString();
  }

  private static void update(Installed tactus, String sql) {
    tactus.sql().sql(sql).update();
  }
}
