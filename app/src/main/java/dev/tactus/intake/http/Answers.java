package dev.tactus.intake.http;

import dev.tactus.intake.SetAside;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says that events were taken, and names the items that were set aside. */
@Component
class Answers {
  private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

  /** What was wrong with an item. */
  record Flaw(int index, String field, String value, String expected) {}

  /** The answer to a batch with bad items. */
  record Partly(boolean success, List<Flaw> errors) {}

  private final JsonMapper json;

  Answers(JsonMapper json) {
    this.json = json;
  }

  void taken(HttpServletResponse answer, List<SetAside> bad) throws IOException {
    byte[] body = bad.isEmpty() ? SUCCESS : json.writeValueAsBytes(partly(bad));
    answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
    answer.setContentLength(body.length);
    answer.getOutputStream().write(body);
  }

  private static Partly partly(List<SetAside> bad) {
    return new Partly(
        true,
        bad.stream().map(b -> new Flaw(b.index(), b.field(), b.value(), b.expected())).toList());
  }
}
