package dev.tactus.rulebase.checks;

import static dev.tactus.testkit.FactsFixture.NOW;
import static dev.tactus.testkit.FactsFixture.aFacts;
import static dev.tactus.testkit.FactsFixture.aReplenishment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Facts;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Route;
import dev.tactus.facts.Veto;
import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  @Test
  void fireOnSomeFactsAndNotOnOthers() throws IOException, RefusedUploadException {
    Checked templates = new Checks(new SavedCases()).check(Upload.read(TEMPLATES));
    Map<String, Long> fired = new TreeMap<>();
    List<Facts> all = facts();
    try (Knowledge knowledge = Knowledge.load(Objects.requireNonNull(templates.release()))) {
      for (Facts one : all) {
        knowledge.fire(one.all(), () -> false).stream()
            .map(firing -> firing.rule().name())
            .distinct()
            .forEach(name -> fired.merge(name, 1L, Long::sum));
      }
    }
    assertThat(fired)
        .containsOnlyKeys(templates.rules().stream().map(Rule::name).toList())
        .allSatisfy((name, times) -> assertThat(times).as(name).isLessThan(all.size()));
  }

  /** All sorts, and what is rare among them. */
  private static List<Facts> facts() {
    List<Facts> all = new ArrayList<>(SortsOfFacts.some(1_000));
    Instant longAgo = NOW.minus(Duration.ofDays(400));
    all.add(aFacts().trigger("abandoned-cart", "reminder-2", Purpose.MARKETING, 8).build());
    all.add(aFacts().holiday("2026-03-10").build());
    all.add(
        aFacts()
            .consents(
                new Consent(Channel.SMS, Purpose.MARKETING, null, true, longAgo, null, "form", "1"))
            .build());
    all.add(
        aReplenishment()
            .attributes(new Attribute("household", "4", Provenance.INFERRED, 0.7, longAgo))
            .build());
    return all;
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(TEMPLATES.resolve("rules"))) {
      return all.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }
}
