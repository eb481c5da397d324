package dev.tactus.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.tool.RulesAt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The shipped rules with one number changed. */
public final class Changed {
  private static final String CAPS = "rules/fatigue/caps.drl.xlsx";
  private static final int NAME = 0;
  private static final int AT_MOST = 7;

  private Changed() {}

  /** A folder of the shipped sources in which that cap of the spreadsheet is another. */
  public static Path cap(Path folder, String rule, int atMost) {
    return folder(
        folder, (name, bytes) -> name.equals(CAPS) ? withCap(bytes, rule, atMost) : bytes);
  }

  /** Another number for that cap in the spreadsheet of a folder. */
  public static void inSpreadsheet(Path folder, String rule, int atMost) throws IOException {
    Path caps = folder.resolve(CAPS);
    Files.write(caps, withCap(Files.readAllBytes(caps), rule, atMost));
  }

  /** A folder of the shipped sources in which that text is replaced, wherever a rule has it. */
  static Path text(Path folder, String from, String to) {
    return folder(
        folder,
        (name, bytes) ->
            name.endsWith(".drl")
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replace(from, to)
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
  }

  /** A judge by the rules there. */
  static ReleaseJudge judge(Path folder) {
    try {
      return ReleaseJudge.open(RulesAt.path(folder).named("changed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(Path folder, BiFunction<String, byte[], byte[]> change) {
    Sources shipped = Sources.of(Release.first());
    int changed = 0;
    try {
      for (String name : shipped.names()) {
        byte[] bytes = shipped.bytes(name);
        byte[] now = name.startsWith("rules/") ? change.apply(name, bytes) : bytes;
        changed += java.util.Arrays.equals(bytes, now) ? 0 : 1;
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(changed).as("files changed").isPositive();
    return folder;
  }

  private static byte[] withCap(byte[] bytes, String rule, int atMost) {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      boolean found = false;
      for (Row row : book.getSheetAt(0)) {
        if (row.getCell(NAME) != null && row.getCell(NAME).toString().equals(rule)) {
          row.getCell(AT_MOST).setCellValue(atMost);
          found = true;
        }
      }
      assertThat(found).as(rule).isTrue();
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
