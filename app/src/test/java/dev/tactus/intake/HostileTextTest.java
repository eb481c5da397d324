package dev.tactus.intake;

import static dev.tactus.intake.Texts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Event;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HostileTextTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE customers; --",
        "<script>alert(1)</script>",
        "rule \"x\" when then System.exit(0); end",
        "${jndi:ldap://127.0.0.1/a}",
        "../../etc/passwd",
        "{{7*7}} #{7*7} %s%n",
        "\u202eright to left\u202c \ud83d\ude00 \ufeff \uffff",
        "line\nfeed\rand\ttab \u0001\u001f\u007f"
      })
  void isTakenAsItIs(String text) {
    Map<String, Object> call =
        Map.of("messageId", text, "userId", text, "event", text, "properties", Map.of(text, text));
    byte[] body = JSON.writeValueAsBytes(call);
    Event event = SegmentCalls.call("track", JsonText.of(body, body.length), NOW).events().get(0);
    assertThat(event).isEqualTo(new Event(text, text, "track", text, NOW, Map.of(text, text)));
    assertThat(new String(body, StandardCharsets.UTF_8)).isNotEmpty();
  }
}
