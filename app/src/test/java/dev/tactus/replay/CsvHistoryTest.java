package dev.tactus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvHistoryTest {
  private static final String T = "2026-03-01T10:00:00Z";

  @TempDir private Path temporary = Path.of("");
  private Folder folder = new Folder(temporary);

  @BeforeEach
  void open() {
    folder = new Folder(temporary);
  }

  @ParameterizedTest
  @CsvSource({
    "view,Product Viewed",
    "cart,Product Added",
    "wishlist,Product Added to Wishlist",
    "remove_from_cart,Product Removed",
    "purchase,Order Completed",
    "return,Order Refunded"
  })
  void namesEventsAsSegmentDoes(String type, String name) throws IOException {
    Path file = clicks(T + "," + type + ",ann,,p1,,,,");
    assertThat(folder.events(file))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.name()).isEqualTo(name);
              assertThat(e.type()).isEqualTo("track");
              assertThat(e.at()).isEqualTo(Instant.parse(T));
              assertThat(e.product()).isEqualTo("p1");
            });
  }

  @Test
  void takesTheRowNumberForTheMessageId() throws IOException {
    Path file = clicks(T + ",view,ann,,p1,,,,", T + ",view,bob,,p1,,,,");
    assertThat(folder.events(file)).extracting(Event::id).containsExactly("1", "2");
  }

  @Test
  void keepsTheIdsOfSeveralFilesApart() throws IOException {
    Path one = clicks(T + ",view,ann,,p1,,,,");
    Path two = folder.file("two.csv", Folder.CLICKSTREAM, T + ",view,ann,,p2,,,,");
    assertThat(folder.events(one, two)).extracting(Event::id).containsExactly("1:1", "2:1");
  }

  @Test
  void takesOnlyTheValuesThatAreThere() throws IOException {
    Path file = clicks(T + ",cart,ann,s1,p1,lamps,acme,12.5,3", T + ",cart,ann,s1,p2,,,,");
    assertThat(folder.events(file))
        .extracting(Event::properties)
        .containsExactly(
            Map.of(
                "product_id", "p1",
                "category", "lamps",
                "brand", "acme",
                "price", 12.5,
                "quantity", 3.0),
            Map.of("product_id", "p2"));
  }

  @Test
  void makesOneOrderOfOneCustomersTimeAndSession() throws IOException {
    Path file =
        clicks(
            T + ",purchase,ann,s1,p1,,,2.5,6",
            T + ",view,ann,s1,p9,,,,",
            T + ",purchase,bob,s1,p3,,,,",
            T + ",purchase,ann,s1,p2,,,,2",
            T + ",purchase,ann,s2,p4,,,,",
            "2026-03-01T10:00:01Z,purchase,ann,s1,p5,,,,");
    List<Event> events = folder.events(file);
    assertThat(Folder.shown(events))
        .containsExactly(
            "1 ann Order Completed",
            "2 ann Product Viewed",
            "3 bob Order Completed",
            "5 ann Order Completed",
            "6 ann Order Completed");
    assertThat(events.get(0).lines()).extracting(Event.Line::product).containsExactly("p1", "p2");
    assertThat(events.get(0).lines()).extracting(Event.Line::quantity).containsExactly(6.0, 2.0);
  }

  @Test
  void makesEachLineAnOrderWithoutASession() throws IOException {
    Path file = clicks(T + ",purchase,ann,,p1,,,,", T + ",purchase,ann,,p2,,,,");
    assertThat(folder.events(file)).hasSize(2);
  }

  @Test
  void neverTakesTheSessionForTheCart() throws IOException {
    Path file = clicks(T + ",cart,ann,s1,p1,,,,");
    assertThat(folder.events(file).get(0).properties()).doesNotContainKey("cart_id");
  }

  @Test
  void refundsUnitsAsAPositiveQuantity() throws IOException {
    Path file = clicks(T + ",return,ann,C1,p1,,,1.65,12");
    assertThat(folder.events(file).get(0).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.quantity()).isEqualTo(12));
  }

  @Test
  void readsWhatShopsHadInStock() throws IOException {
    Path file =
        folder.file(
            "stock.csv",
            Folder.STOCK,
            T + ",first_seen,p1,shop,,,\"$8.00 , $6.00\",,0",
            T + ",back_in_stock,p1,shop,,,,0,1",
            T + ",sold_out,p1,shop,,,,1,0");
    List<Event> events = folder.events(file);
    assertThat(Folder.shown(events))
        .containsExactly("1  first_seen", "2  Product Restocked", "3  Product Stock Changed");
    assertThat(events.get(1).properties()).isEqualTo(Map.of("product_id", "p1"));
    assertThat(events.get(2).properties()).isEqualTo(Map.of("product_id", "p1", "stock", 0));
  }

  @Test
  void findsGzipByItsContent() throws IOException {
    Path file = folder.gzip("history.dat", Folder.CLICKSTREAM, T + ",view,ann,,p1,,,,");
    assertThat(folder.events(file)).hasSize(1);
  }

  @Test
  void readsColumnsInAnyOrderAndUnderAByteOrderMark() throws IOException {
    Path file =
        folder.file(
            "a.csv",
            "\uFEFFuser_id,product_id,event_type,event_time,more",
            "ann,p1,cart," + T + ",x");
    assertThat(Folder.shown(folder.events(file))).containsExactly("1 ann Product Added");
  }

  @Test
  void readsFractionsOfSecondsAndOffsets() throws IOException {
    Path file =
        clicks(
            "2026-03-01T10:00:00.084Z,view,ann,,p1,,,,",
            "2026-03-01T11:00:01+01:00,view,ann,,p1,,,,");
    assertThat(folder.events(file))
        .extracting(e -> e.at().toString())
        .containsExactly("2026-03-01T10:00:00.084Z", "2026-03-01T10:00:01Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yesterday,view,ann,,p1,,,,            | column event_time: found "yesterday", expected an RFC 3339 time
          2026-02-30T10:00:00Z,view,ann,,p1,,,, | column event_time: found "2026-02-30T10:00:00Z", expected an RFC 3339 time
          2026-03-01T10:00:00Z,look,ann,,p1,,,, | column event_type: found "look", expected view, cart
          2026-03-01T10:00:00Z,view,,,p1,,,,    | column user_id: found nothing, expected the customer's id
          2026-03-01T10:00:00Z,view,ann,,,,,,   | column product_id: found nothing, expected the product's id
          2026-03-01T10:00:00Z,cart,ann,,p1,,,,-2  | column quantity: found "-2", expected a number of at least 0
          2026-03-01T10:00:00Z,cart,ann,,p1,,,NaN, | column price: found "NaN", expected a number
          2026-03-01T10:00:00Z,cart,ann         | line 2
          """)
  void namesTheRowThatIsNotGood(String row, String complaint) throws IOException {
    Path file = clicks(row);
    assertThatThrownBy(() -> folder.events(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("clicks.csv, line 2")
        .hasMessageContaining(complaint);
  }

  @Test
  void namesUpToTenBadRowsAtOnce() throws IOException {
    Path file = clicks("x,view,ann,,p1,,,,".repeat(1), "x,view,ann,,p1,,,,");
    assertThatThrownBy(() -> folder.events(file))
        .hasMessageContaining("line 2")
        .hasMessageContaining("line 3");
  }

  @Test
  void namesTheColumnThatIsMissing() throws IOException {
    Path file = folder.file("a.csv", "time,what", "1,2");
    assertThatThrownBy(() -> folder.events(file))
        .hasMessageContaining("a.csv, line 1: there is no column event_time");
  }

  @Test
  void refusesTextThatIsNotUtf8AndGzipThatIsCutShort() throws IOException {
    Path latin = temporary.resolve("latin.csv");
    java.nio.file.Files.write(latin, new byte[] {'a', ',', (byte) 0xe9, '\n'});
    assertThatThrownBy(() -> folder.events(latin)).hasMessageContaining("not UTF-8");
    Path whole = folder.gzip("whole.gz", Folder.CLICKSTREAM, T + ",view,ann,,p1,,,,");
    byte[] bytes = java.nio.file.Files.readAllBytes(whole);
    Path cut = temporary.resolve("cut.gz");
    java.nio.file.Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 12));
    assertThatThrownBy(() -> folder.events(cut)).hasMessageContaining("cut short");
  }

  private Path clicks(String... rows) throws IOException {
    String[] lines = new String[rows.length + 1];
    lines[0] = Folder.CLICKSTREAM;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return folder.file("clicks.csv", lines);
  }
}
