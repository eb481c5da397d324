package dev.tactus.rulebase.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What authors are shown in the vocabulary can be used as it stands there. */
class VocabularyExamplesTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `.*\\| `([^`]+)` \\|$");
  private static final String HOLDING = "Trigger(marketing) Moment($until : next(9, 21))";

  @Test
  void passTheChecks() throws IOException {
    String page = Files.readString(Path.of("../docs/authors/vocabulary.md"));
    StringBuilder rules = new StringBuilder(Uploads.HEAD).append("import java.time.LocalTime\n");
    List<String> examples = new ArrayList<>();
    for (Matcher m = EXAMPLE.matcher(page); m.find(); ) {
      examples.add(m.group(1));
      String name = "fatigue/example-" + examples.size();
      boolean isFinding = m.group(1).startsWith("insert(");
      rules.append(
          isFinding
              ? Uploads.rule(name, HOLDING, m.group(1))
              : Uploads.rule(name, m.group(1), "insert(Evidence.of(2));"));
    }
    assertThat(examples).hasSizeGreaterThan(100);
    Checked checked =
        Checks.compile(Uploads.read(Uploads.zip(Map.of(Uploads.FILE, rules.toString()))));
    assertThat(checked.messages().stream().filter(Message::isError)).isEmpty();
  }
}
