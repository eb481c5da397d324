package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Rulebase;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A running Tactus, and what authors do with its releases. */
final class Shop implements AutoCloseable {
  private final Installed tactus;
  private int carts;

  Shop(Installed tactus) {
    this.tactus = tactus;
  }

  Installed tactus() {
    return tactus;
  }

  boolean judges(String id) {
    return tactus.bean(Rulebase.class).active().equals(id);
  }

  void act(String id, String what, String body) {
    tactus.post("author", "/v1/releases/" + id + "/" + what, body);
  }

  void refused(String id, String what, String body, int status) {
    JsonNode problem =
        tactus.call("author", "POST", "/v1/releases/" + id + "/" + what, body, status / 100);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
  }

  String state(String id) {
    return tactus.get("analyst", "/v1/releases/" + id).at("/release/state").asString();
  }

  String notices(String id) {
    return tactus.get("analyst", "/v1/releases/" + id).at("/release/notices").toString();
  }

  /** What the shadow found, of one rule if there is one after a question mark. */
  JsonNode shadow(String id, String question) {
    return tactus.get("analyst", "/v1/releases/" + id + "/shadow" + question);
  }

  long firings(String release, String rule) {
    return tactus
        .sql()
        .sql("select coalesce(sum(firings), 0) from rule_firings where release = ? and rule = ?")
        .params(release, rule)
        .query(Long.class)
        .single();
  }

  /** How many decisions of that release the guard has counted since it became active. */
  long watched(String release) {
    return tactus
        .sql()
        .sql(
            """
            select coalesce(sum(judged), 0) from release_tallies
            where release = ?::integer and since = (select since from ruling)\
            """)
        .param(release)
        .query(Long.class)
        .single();
  }

  List<JsonNode> audit() {
    return tactus.get("analyst", "/v1/audit").get("items").valueStream().toList();
  }

  /** Takes back what a test did: the shipped release judges, alone. */
  void reset() {
    tactus.post("author", "/v1/releases/1/rollback", "");
    for (JsonNode release : tactus.get("analyst", "/v1/releases").get("items")) {
      String id = release.get("id").asString();
      act(id, "canary", "{\"percent\": 0}");
      act(id, "shadow", "{\"on\": false}");
    }
  }

  String uploaded(byte[] zip) {
    return tactus.upload("author", zip, 2).get("id").asString();
  }

  /** Enough for the guard to judge by. */
  void many() {
    for (int i = 0; i < 12; i++) {
      decided(4);
    }
    tactus.clock().advance(Duration.ofSeconds(1));
  }

  JsonNode decided(int hours) {
    return tactus.decidedOnCart("shopper-" + carts++, hours);
  }

  /** What is stored of it is something else. */
  void keptAs(String id, byte[] kjar) {
    tactus
        .sql()
        .sql("update releases set kjar = ? where number = ?::integer")
        .params(kjar, id)
        .update();
  }

  @Override
  public void close() {
    tactus.close();
  }
}
