package dev.tactus.rulebase.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.facts.Finding;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.testkit.RandomFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The rule that the guide shows in three forms. */
class ThreeFormsTest {
  private static final String RULE = "fatigue/sms-cap";
  private static final int SEEDS = 2_000;

  private final String guide = guide();

  @Test
  void findTheSame() {
    List<List<Finding>> drl = findings(release("mine.drl", block("drl")));
    assertThat(drl).filteredOn(found -> !found.isEmpty()).hasSizeGreaterThan(20);
    assertThat(findings(release("mine.dslr", block("dslr")))).isEqualTo(drl);
    assertThat(findings(Release.first())).isEqualTo(drl);
  }

  @Test
  void showTheRowAsItStandsInTheSpreadsheet() throws IOException {
    byte[] caps =
        dev.tactus.rulebase.Sources.of(Release.first()).bytes("rules/fatigue/caps.drl.xlsx");
    List<String> headings = new ArrayList<>();
    List<String> values = new ArrayList<>();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(caps))) {
      for (Row row : book.getSheetAt(0)) {
        String first = new DataFormatter().formatCellValue(row.getCell(0));
        if (first.equals("name") || first.equals(RULE)) {
          (first.equals("name") ? headings : values).addAll(cells(row));
        }
      }
    }
    assertThat(guide).contains(line(headings), line(values));
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    row.forEach(cell -> cells.add(new DataFormatter().formatCellValue(cell)));
    return cells;
  }

  private static List<List<Finding>> findings(Release release) {
    List<List<Finding>> all = new ArrayList<>();
    try (Knowledge knowledge = Knowledge.load(release)) {
      for (long seed = 0; seed < SEEDS; seed++) {
        all.add(
            knowledge.fire(RandomFacts.of(seed).all(), () -> false).stream()
                .filter(fired -> fired.rule().name().equals(RULE))
                .flatMap(fired -> fired.findings().stream())
                .toList());
      }
    }
    return all;
  }

  private static Release release(String file, String text) {
    byte[] upload = Uploads.zip(Map.of("rules/fatigue/" + file, text));
    return Objects.requireNonNull(Checks.compile(Uploads.read(upload)).release());
  }

  /** The whole file of the guide that holds the rule, in that language. */
  private String block(String language) {
    Matcher matcher =
        Pattern.compile(
                "```" + language + "\\n(package (?:(?!```).)*" + RULE + ".*?)```", Pattern.DOTALL)
            .matcher(guide);
    assertThat(matcher.find()).as(language).isTrue();
    return matcher.group(1);
  }

  private static String guide() {
    try {
      return Files.readString(Path.of("../docs/authors/README.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
