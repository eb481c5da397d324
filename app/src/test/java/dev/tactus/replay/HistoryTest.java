package dev.tactus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path temporary = Path.of("");
  private Folder folder = new Folder(temporary);

  @BeforeEach
  void open() {
    folder = new Folder(temporary);
  }

  @Test
  void mergesFilesByTimeThenFileThenRow() throws IOException {
    Path one = clicks("one.csv", "10:00 a", "10:05 b", "10:05 c");
    Path two = clicks("two.csv", "09:00 d", "10:05 e", "11:00 f");
    assertThat(customers(folder.events(one, two))).containsExactly("d", "a", "b", "c", "e", "f");
    assertThat(customers(folder.events(two, one))).containsExactly("d", "a", "e", "b", "c", "f");
  }

  @Test
  void sortsAFileThatIsNotInOrderStably() throws IOException {
    Path file = clicks("one.csv", "10:05 a", "10:00 b", "10:05 c", "10:00 d");
    assertThat(customers(folder.events(file))).containsExactly("b", "d", "a", "c");
  }

  @Test
  void sortsInFilesWhatDoesNotFitInMemory() throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Instant at = Instant.ofEpochSecond((i * 7919L) % 100);
      events.add(new Event("" + i, "ann", "track", "X", at, Map.of("n", i, "x", 1.5)));
    }
    List<Event> sorted = Folder.all(InOrder.of(Events.of(events), temporary, 64));
    assertThat(sorted)
        .containsExactlyElementsOf(
            events.stream().sorted(java.util.Comparator.comparing(Event::at)).toList());
  }

  @Test
  void putsWhatHasNoTimeBeforeEverythingElse() throws IOException {
    Path products = folder.file("p.csv", "product_id,consumable,price", "p1,true,2.5", "p2,,");
    Path customers = folder.file("c.ndjson", "{\"id\":\"ann\",\"timezone\":\"Europe/Berlin\"}");
    Path consents =
        folder.file(
            "s.ndjson",
            consent("\"at\":\"2026-03-01T10:02:00Z\",\"status\":\"withdrawn\""),
            consent("\"status\":\"granted\""));
    Path history = clicks("one.csv", "10:00 ann", "10:05 ann");
    List<Event> events =
        folder.events(new HistoryFiles(List.of(history), products, customers, consents));
    assertThat(Folder.shown(events))
        .containsExactly(
            "product:1  product",
            "product:2  product",
            "customer:1 ann customer",
            "consent:2 ann consent",
            "1 ann Product Viewed",
            "consent:1 ann consent",
            "2 ann Product Viewed");
    assertThat(events.get(0).at()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(events.get(0).properties())
        .isEqualTo(Map.of("product_id", "p1", "consumable", true, "price", 2.5));
    assertThat(events.get(2).properties()).containsEntry("timezone", "Europe/Berlin");
  }

  @Test
  void readsTheCatalogueAsBodiesOfTheApi() throws IOException {
    Path products = folder.file("p.ndjson", "{\"id\":\"p1\",\"complements\":[\"p2\"],\"stock\":3}");
    Path history = clicks("one.csv", "10:00 ann");
    List<Event> events = folder.events(new HistoryFiles(List.of(history), products, null, null));
    assertThat(events.get(0).product()).isEqualTo("p1");
    assertThat(events.get(0).properties()).containsEntry("complements", List.of("p2"));
  }

  @Test
  void namesTheConsentThatIsNotGood() throws IOException {
    Path consents = folder.file("s.ndjson", consent("\"status\":\"maybe\""));
    HistoryFiles files =
        new HistoryFiles(List.of(clicks("one.csv", "10:00 ann")), null, null, consents);
    assertThatThrownBy(() -> folder.events(files))
        .hasMessageContaining(
            "s.ndjson, line 1, status: found \"maybe\", expected granted, withdrawn");
  }

  @Test
  void endsAtTheLastEventOfTheHistories() throws IOException {
    Path consents =
        folder.file("s.ndjson", consent("\"at\":\"2027-01-01T00:00:00Z\",\"status\":\"granted\""));
    Path one = clicks("one.csv", "10:00 a", "10:05 b");
    Path two = clicks("two.csv", "09:00 d");
    try (History history = History.of(new HistoryFiles(List.of(one, two), null, null, consents))) {
      assertThat(history.last()).isEqualTo(Instant.parse("2026-03-01T10:05:00Z"));
      assertThat(history.rows()).isEqualTo(4);
    }
  }

  @Test
  void takesAnEmptyFileForAnEmptyHistory() throws IOException {
    Path empty = java.nio.file.Files.createFile(temporary.resolve("empty"));
    assertThat(folder.events(empty)).isEmpty();
  }

  private Path clicks(String name, String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(Folder.CLICKSTREAM));
    for (String row : rows) {
      String[] parts = row.split(" ");
      lines.add("2026-03-01T" + parts[0] + ":00Z,view," + parts[1] + ",,p1,,,,");
    }
    return folder.file(name, lines.toArray(String[]::new));
  }

  private static String consent(String more) {
    return "{\"customerId\":\"ann\",\"channel\":\"email\",\"purpose\":\"marketing\"," + more + "}";
  }

  private static List<String> customers(List<Event> events) {
    return events.stream().map(Event::customer).toList();
  }
}
