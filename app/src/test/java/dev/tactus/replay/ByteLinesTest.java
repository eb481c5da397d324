package dev.tactus.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteLinesTest {
  @Test
  void splitsAtLineFeeds() throws IOException {
    assertThat(lines("a\n\nbc\n")).containsExactly("a", "", "bc");
    assertThat(lines("a\nbc")).containsExactly("a", "bc");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void growsWithTheLongestLineAndGoesOnBehindItsBuffer() throws IOException {
    List<String> given =
        IntStream.of(1, 70_000, 60_000, 131_072, 5, 500_000, 131_071, 2)
            .mapToObj(n -> "x".repeat(n))
            .toList();
    assertThat(lines(String.join("\n", given))).isEqualTo(given);
  }

  private static List<String> lines(String text) throws IOException {
    ByteLines lines =
        new ByteLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<String> all = new ArrayList<>();
    while (lines.next()) {
      all.add(new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.UTF_8));
    }
    return all;
  }
}
