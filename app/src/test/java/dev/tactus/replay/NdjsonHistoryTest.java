package dev.tactus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.facts.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonHistoryTest {
  private static final String AT = "\"timestamp\":\"2026-03-01T10:00:00Z\"";

  @TempDir private Path temporary = Path.of("");
  private Folder folder = new Folder(temporary);

  @BeforeEach
  void open() {
    folder = new Folder(temporary);
  }

  @Test
  void readsTrackCalls() throws IOException {
    Event event =
        only(
            "{\"type\":\"track\",\"event\":\"Product Added\",\"userId\":\"ann\",\"messageId\":\"m1\","
                + AT
                + ",\"context\":{\"ip\":\"1\"},\"properties\":{\"cart_id\":\"c1\",\"product_id\":\"p1\",\"quantity\":2,\"gone\":null}}");
    assertThat(Folder.shown(java.util.List.of(event))).containsExactly("m1 ann Product Added");
    assertThat(event.properties())
        .isEqualTo(Map.of("cart_id", "c1", "product_id", "p1", "quantity", 2));
  }

  @Test
  void readsTheTraitsOfIdentifyAndWhomItLinks() throws IOException {
    Event event =
        only(
            "{\"type\":\"identify\",\"userId\":\"ann\",\"anonymousId\":\"x\","
                + AT
                + ",\"traits\":{\"email\":\"ann@example.com\"}}");
    assertThat(event.name()).isEqualTo("identify");
    assertThat(event.properties())
        .isEqualTo(Map.of("email", "ann@example.com", "anonymousId", "x"));
  }

  @Test
  void knowsACustomerWithoutAUserIdByTheAnonymousId() throws IOException {
    assertThat(only("{\"type\":\"page\",\"anonymousId\":\"x\"," + AT + "}").customer())
        .isEqualTo("anon:x");
  }

  @Test
  void takesTheLineForAMissingMessageId() throws IOException {
    Path file = folder.file("a.ndjson", "", page("ann"), page("bob"));
    assertThat(folder.events(file)).extracting(Event::id).containsExactly("2", "3");
  }

  @Test
  void opensBatches() throws IOException {
    Path file =
        folder.file(
            "a.ndjson", "{\"batch\":[" + page("ann") + "," + page("bob") + "]}", page("cy"));
    assertThat(Folder.shown(folder.events(file)))
        .containsExactly("1 ann page", "1.2 bob page", "2 cy page");
  }

  @Test
  void givesCatalogueEventsToNobody() throws IOException {
    Event event =
        only(
            "{\"type\":\"track\",\"event\":\"Product Restocked\",\"userId\":\"till\","
                + AT
                + ",\"properties\":{\"product_id\":\"p1\"}}");
    assertThat(event.customer()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"type":"track","event":"X","userId":"a"}                    | timestamp: found nothing, expected an RFC 3339 time
          {"type":"track","event":"X","userId":"a","timestamp":"soon"} | timestamp: found "soon"
          {"type":"track","userId":"a","timestamp":"2026-03-01T10:00:00Z"} | event: found nothing
          {"type":"dance","userId":"a","timestamp":"2026-03-01T10:00:00Z"} | type: found "dance", expected track, identify
          {"type":"page","timestamp":"2026-03-01T10:00:00Z"}           | userId: found nothing, expected a userId or an anonymousId
          {"type":"page","userId":"a","timestamp":"2026-03-01T10:00:00Z","properties":{"products":[{"quantity":-1}]}} | properties.products[0].quantity: found "-1"
          {"type":"page","userId":"a","properties":[1]}                | properties
          {"type":"page"                                               | expected one JSON object
          [1,2]                                                        | line 1
          """)
  void namesTheLineThatIsNotGood(String line, String complaint) throws IOException {
    Path file = folder.file("a.ndjson", line);
    assertThatThrownBy(() -> folder.events(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("a.ndjson, line 1")
        .hasMessageContaining(complaint);
  }

  private Event only(String line) throws IOException {
    return folder.events(folder.file("a.ndjson", line)).get(0);
  }

  private static String page(String user) {
    return "{\"type\":\"page\",\"userId\":\"" + user + "\"," + AT + "}";
  }
}
