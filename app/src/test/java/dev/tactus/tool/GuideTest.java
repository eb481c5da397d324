package dev.tactus.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.Tactus;
import dev.tactus.backtest.Changed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide for authors, steps 2 to 5: what it has its reader write, and what it says is printed.
 */
class GuideTest {
  private static final String CAP = "fatigue/weekly-cap";

  @TempDir private Path folder = Path.of("");
  private String guide = "";

  @Test
  void printsWhatTheGuideShows() throws Exception {
    guide = Files.readString(Path.of("../docs/authors/README.md"));
    Path rules = folder.resolve("my-rules");
    run(0, "rules", "init", rules.toString());
    Changed.inSpreadsheet(rules, CAP, 3);
    Files.writeString(rules.resolve("rules/relevance/mine.dslr"), block("dslr", "seen-today"));
    shows(run(1, "rules", "check", rules.toString()), "consent-by-text-only.yaml:6");
    for (String name : List.of("first-reminder", "consent-by-text-only")) {
      Path saved = rules.resolve("cases/" + name + ".yaml");
      String text = Files.readString(saved);
      Files.writeString(saved, text.replace("[SEEN_LATELY]", "[SEEN_LATELY, SEEN_TODAY]"));
    }
    String good = run(0, "rules", "check", rules.toString()).lines().reduce("", (a, b) -> b);
    assertThat(guide).contains("the last line is `" + good + "`");

    Files.writeString(rules.resolve("cases/three-this-week.yaml"), block("yaml", "note: Three"));
    run(0, "rules", "check", rules.toString());
    Changed.inSpreadsheet(rules, CAP, 4);
    shows(run(1, "rules", "check", rules.toString()), "three-this-week.yaml:8");
    Changed.inSpreadsheet(rules, CAP, 3);
    String whyNot = run(0, "rules", "why-not", rules.toString(), CAP);
    shows(whyNot, "three-this-week.yaml: fires");
    assertThat(guide).contains("(" + whyNot.lines().count() + " lines; three of them are shown.)");
  }

  /** Every line of that block is among what was printed; three dots stand for the rest of it. */
  private void shows(String printed, String part) {
    for (String line : block("", part).lines().toList()) {
      String begin = line.replaceFirst("[.][.][.]$", "");
      assertThat(printed.lines().toList())
          .as(line)
          .anyMatch(l -> begin.equals(line) ? l.equals(line) : l.startsWith(begin));
    }
  }

  /** The block of that language that holds this. */
  private String block(String language, String part) {
    Matcher blocks =
        Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(guide);
    while (blocks.find()) {
      if (blocks.group(1).equals(language) && blocks.group(2).contains(part)) {
        return blocks.group(2);
      }
    }
    throw new AssertionError("the guide shows no " + language + " with " + part);
  }

  private static String run(int expected, String... args) {
    StringWriter said = new StringWriter();
    PrintWriter to = new PrintWriter(said);
    int code = Tactus.tool(new Surroundings(Map.of())).run(to, to, args);
    assertThat(code).as(said.toString()).isEqualTo(expected);
    return said.toString();
  }
}
