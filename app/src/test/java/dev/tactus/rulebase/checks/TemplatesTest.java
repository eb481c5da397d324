package dev.tactus.rulebase.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Evidence;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Route;
import dev.tactus.facts.Veto;
import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates that authors begin with. */
class TemplatesTest {
  private static final Path TEMPLATES = Path.of("../docs/authors/templates");

  @ParameterizedTest
  @MethodSource("files")
  void passTheChecksOneByOneBesideTheShippedRules(Path file) throws IOException {
    Sources shipped = Sources.of(Release.first());
    Map<String, byte[]> upload = new TreeMap<>();
    shipped.names().stream()
        .filter(name -> !name.startsWith("cases/"))
        .forEach(name -> upload.put(name, shipped.bytes(name)));
    String gate = file.getParent().getFileName().toString();
    upload.put("rules/" + gate + "/mine-" + file.getFileName(), Files.readAllBytes(file));
    Checked checked = new Checks(new SavedCases()).check(Uploads.read(Uploads.zipped(upload)));
    assertThat(checked.messages())
        .extracting(Message::message)
        .allMatch(m -> m.startsWith("There are no saved cases"));
    assertThat(checked.rules()).hasSizeGreaterThan(Drl.rules(shipped).size());
  }

  @Test
  void passTheChecksTogetherWithASavedCase() throws IOException, RefusedUploadException {
    Checked checked = new Checks(new SavedCases()).check(Upload.read(TEMPLATES));
    assertThat(checked.messages()).isEmpty();
    assertThat(checked.rules().stream().map(Rule::gate)).containsAll(EnumSet.allOf(Gate.class));
    assertThat(checked.cases()).isNotEmpty();
  }

  @Test
  void showEveryKindOfFinding() throws IOException, RefusedUploadException {
    Sources all = Upload.read(TEMPLATES);
    String drl =
        String.join("\n", Checks.drl(all, new Report()).stream().map(d -> d.text()).toList());
    assertThat(List.of(Veto.class, Hold.class, Evidence.class, Route.class))
        .allMatch(finding -> drl.contains("insert(" + finding.getSimpleName() + "."));
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(TEMPLATES.resolve("rules"))) {
      return all.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }
}
