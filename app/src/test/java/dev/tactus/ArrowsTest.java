package dev.tactus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the packages in docs/architecture.md, and what they really depend on. */
class ArrowsTest {
  private static final Path PACKAGES = Path.of("src/main/java/dev/tactus");
  private static final Set<String> OF_ALL = Set.of("web", "time");
  private static final Pattern NAMED = Pattern.compile("dev[.]tactus[.]([a-z]+)[.]");
  private static final Pattern LINE = Pattern.compile(" (?:-->|-.->|-[.] \".*\" [.]->) ");

  @Test
  void areThoseOfTheImports() throws IOException {
    assertThat(drawn()).isEqualTo(imported());
  }

  private static Set<String> drawn() throws IOException {
    String page = Files.readString(Path.of("../docs/architecture.md"));
    int begin = page.indexOf("flowchart", page.indexOf("## Packages of the application"));
    Set<String> arrows = new TreeSet<>();
    page.substring(begin, page.indexOf("```", begin))
        .lines()
        .skip(1)
        .forEach(
            line -> {
              List<String> chain = List.of(LINE.split(line.strip()));
              for (int i = 1; i < chain.size(); i++) {
                arrows.add(chain.get(i - 1) + " -> " + chain.get(i));
              }
            });
    return arrows;
  }

  private static Set<String> imported() throws IOException {
    Set<String> arrows = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PACKAGES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String from = PACKAGES.relativize(file).getName(0).toString();
        Matcher named = NAMED.matcher(Files.readString(file));
        while (named.find()) {
          String to = named.group(1);
          boolean ours = Files.isDirectory(PACKAGES.resolve(to)) && !OF_ALL.contains(to);
          if (ours && !to.equals(from) && !from.endsWith(".java")) {
            arrows.add(from + " -> " + to);
          }
        }
      }
    }
    return arrows;
  }
}
