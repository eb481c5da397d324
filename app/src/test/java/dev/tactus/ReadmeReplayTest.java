package dev.tactus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.tool.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays on the core itself: the README's, and one whose every byte is kept. */
class ReadmeReplayTest {
  private static final String README = readme();
  private static final Path KEPT = Path.of("src/test/resources/replay");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTheTableOfTheReadme() throws IOException {
    assertThat(run(asTheReadme())).isZero();
    assertThat(out.toString()).contains(only(README, "```\n(journey +step .*?)```"));
    assertThat(Files.readAllLines(folder.resolve("before.ndjson"))).hasSize(2);
  }

  @Test
  void sendsLaterByTheRuleThatTheReadmeChanges() throws IOException {
    Path rules = folder.resolve("rules-kjar");
    Path resources = Path.of("../rules-kjar/src/main/resources");
    for (Path file : files(resources)) {
      Path copy = rules.resolve("src/main/resources").resolve(resources.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    Path changed = folder.resolve(only(README, "In `(rules-kjar/[^`]+)`:\n\n```diff"));
    String diff = only(README, "```diff\n(.*?)```");
    String before = diff.replaceAll("(?m)^[+].*\n", "").replaceAll("(?m)^[- ]", "");
    String after = diff.replaceAll("(?m)^-.*\n", "").replaceAll("(?m)^[+ ]", "");
    assertThat(Files.readString(changed)).contains(before);
    Files.writeString(changed, Files.readString(changed).replace(before, after));

    List<String> command = new ArrayList<>(asTheReadme());
    command.add("--release=" + rules);
    assertThat(run(command)).as(err.toString()).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("before.ndjson"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .contains("T14:00:00Z", "\"hold\"", "CART_ACTIVE", "\"until\":\"2026-03-10T16:00:00Z\"");
    assertThat(lines.get(1)).contains("\"decidedAt\":\"2026-03-10T16:00:00Z\"", "\"send\"");
  }

  private List<String> asTheReadme() throws IOException {
    Path carts = folder.resolve("carts.csv");
    Files.writeString(carts, only(README, "cat > carts.csv <<'END'\n(.*?)END\n"));
    return List.of(
        only(README, "java -jar app/target/tactus.jar (replay carts.csv [^\n]*)\n")
            .replace("carts.csv", carts.toString())
            .replace("before.ndjson", folder.resolve("before.ndjson").toString())
            .split(" ", -1));
  }

  private static List<Path> files(Path start) throws IOException {
    try (Stream<Path> all = Files.walk(start)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Where rules or journeys are changed on purpose, the new bytes lie below the target. */
  @Test
  void writesTheBytesThatAreKept() throws IOException {
    Path written = Path.of("target", "decisions.ndjson");
    List<String> command =
        List.of(
            "replay",
            kept("clicks.csv"),
            kept("calls.ndjson"),
            "--products=" + kept("products.csv"),
            "--assume-consent",
            "--until=2026-05-01T00:00:00Z",
            "--out=" + written);
    assertThat(run(command)).as(err.toString()).isZero();
    String first = Files.readString(written);
    assertThat(run(command)).as(err.toString()).isZero();
    assertThat(Files.readString(written)).isEqualTo(first);
    // a new version of a journey that decides alike is none of its business
    assertThat(first.replaceAll("\"journeyVersion\":\\d+,", ""))
        .isEqualTo(Files.readString(Path.of(kept("decisions.ndjson"))));
  }

  private static String kept(String file) {
    return KEPT.resolve(file).toString();
  }

  private int run(List<String> arguments) {
    return Tactus.tool(new Surroundings(System.getenv()))
        .run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
  }

  private static String readme() {
    try {
      return Files.readString(Path.of("../README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String only(String readme, String pattern) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(readme);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
