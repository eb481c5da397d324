package dev.tactus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.journeys.InvalidJourneyException;
import dev.tactus.journeys.Journey;
import dev.tactus.journeys.Journeys;
import dev.tactus.testkit.servers.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class JourneyShelfTest {
  /** As it could be written before the catalogue's events and long waits were refused. */
  private static final String OLD =
      """
      id: price-drop
      version: 1
      title: A price that fell
      subject: {kind: product}
      parameters: {patience: P5000D}
      steps:
        cheaper:
          purpose: marketing
          deadline: PT24H
          odds: 20
          channels: [email]
          template: cheaper
          because: {code: CHEAPER, text: It is cheaper now.}
      enter:
        - on: Product Added to Wishlist
          to: wishing
      states:
        wishing:
          - on: Product Price Changed
            trigger: cheaper
          - after: {since: begun, wait: patience}
            exit: lapsed
      """;

  @TempDir private Path folder;
  private JdbcClient database;
  private JourneyShelf shelf;

  @BeforeEach
  void empty() {
    PrivatePostgres.Database fresh = PrivatePostgres.database();
    Flyway.configure().dataSource(fresh.dataSource()).load().migrate();
    database = JdbcClient.create(fresh.dataSource());
    shelf = new JourneyShelf(database);
  }

  @Test
  void readsWhatWasActiveBeforeItWasRefused() throws IOException {
    store("price-drop", 1, OLD);
    inFolder("price-drop.yaml", OLD);
    shelf.keepAll(folder);
    assertThat(shelf.content().journeys().latest("price-drop").version()).isEqualTo(1);
  }

  @Test
  void refusesItWhereItIsNew() throws IOException {
    inFolder("cheap.yaml", OLD);
    assertThatThrownBy(() -> shelf.keepAll(folder))
        .isInstanceOf(InvalidJourneyException.class)
        .hasMessageContaining("cheap.yaml:")
        .hasMessageContaining("happens to the catalogue")
        .hasMessageContaining("too long");
  }

  @Test
  void leavesAShippedVersionAsideThatIsAlreadyAnotherHere() throws IOException {
    Journey shipped = Journeys.builtIn().latest("abandoned-cart");
    String own = shipped.yaml().replace("title: ", "title: Our own ");
    store("abandoned-cart", shipped.version(), own);
    shelf.keepAll(folder);
    assertThat(shelf.content().journeys().latest("abandoned-cart").yaml()).isEqualTo(own);
    inFolder("abandoned-cart.yaml", own);
    shelf.keepAll(folder);
    assertThat(shelf.content().journeys().latest("abandoned-cart").yaml()).isEqualTo(own);
    assertThat(Journeys.of(JourneyFolder.journeys(folder)).latest("abandoned-cart").yaml())
        .as("for a replay")
        .isEqualTo(own);
  }

  @Test
  void refusesAFileThatWasChangedUnderItsVersion() throws IOException {
    Journey shipped = Journeys.builtIn().latest("abandoned-cart");
    shelf.keepAll(folder);
    inFolder("abandoned-cart.yaml", shipped.yaml().replace("title: ", "title: Our own "));
    assertThatThrownBy(() -> shelf.keepAll(folder)).hasMessageContaining("Raise its version to");
  }

  private void store(String id, int version, String yaml) {
    database
        .sql("insert into journeys (id, version, yaml) values (?, ?, ?)")
        .params(id, version, yaml)
        .update();
  }

  private void inFolder(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name), yaml);
  }
}
