package dev.tactus.rulebase.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.rulebase.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every bad upload is refused with the words that stand in {@code bad-uploads.txt}. */
class BadUploadsTest {
  private static final Map<String, List<String>> EXPECTED = expected();

  @TestFactory
  Stream<DynamicTest> areRefusedWithAPlainSentenceAndNothingOfThemRuns() {
    return BadUploads.all().entrySet().stream()
        .map(
            bad ->
                DynamicTest.dynamicTest(bad.getKey(), () -> check(bad.getKey(), bad.getValue())));
  }

  @Test
  void areMoreThanFifty() {
    assertThat(BadUploads.all()).hasSizeGreaterThan(100);
    assertThat(BadUploads.all().keySet()).containsExactlyElementsOf(EXPECTED.keySet());
  }

  private static void check(String name, Supplier<InputStream> upload) {
    System.clearProperty(BadUploads.CANARY);
    List<Message> errors =
        Uploads.messages(upload.get()).stream().filter(Message::isError).toList();
    assertThat(System.getProperty(BadUploads.CANARY)).as("code of the upload ran").isNull();
    assertThat(errors).isNotEmpty();
    assertThat(List.of(errors.get(0).toString(), errors.get(0).hint()))
        .isEqualTo(EXPECTED.get(name));
  }

  private static Map<String, List<String>> expected() {
    try (InputStream in = BadUploadsTest.class.getResourceAsStream("/bad-uploads.txt")) {
      Map<String, List<String>> expected = new LinkedHashMap<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String block : text.strip().split("\n\n")) {
        List<String> lines = block.lines().toList();
        expected.put(lines.get(0), lines.subList(1, 3));
      }
      return expected;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
