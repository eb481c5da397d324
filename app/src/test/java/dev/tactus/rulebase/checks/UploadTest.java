package dev.tactus.rulebase.checks;

import static dev.tactus.rulebase.checks.Uploads.FILE;
import static dev.tactus.rulebase.checks.Uploads.HEAD;
import static dev.tactus.rulebase.checks.Uploads.rule;
import static dev.tactus.rulebase.checks.Uploads.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  private static final String GOOD =
      HEAD + rule("fatigue/good", "Trigger(alert)", "insert(Evidence.of(2));");

  @Test
  void readsTheShippedKjarAndTheFolderThatItWasBuiltFromAlike() throws Exception {
    Sources kjar = Upload.read(new ByteArrayInputStream(Release.first().bytes()));
    Sources folder = Upload.read(Path.of("../rules-kjar"));
    assertThat(kjar.checksum()).isEqualTo(folder.checksum());
    assertThat(kjar.names()).hasSizeGreaterThan(25).contains("rules/consent/consent.drl");
  }

  @Test
  void findsTheRulesInAZipOfAFolderAndLeavesLitterAside() {
    byte[] zip =
        zip(
            Map.of(
                "my rules/rules/fatigue/mine.drl", GOOD,
                "my rules/readme.txt", "x",
                "__MACOSX/my rules/rules/fatigue/._mine.drl", "x",
                "my rules/.DS_Store", "x"));
    assertThat(Uploads.read(zip).names()).containsExactly("judging.properties", FILE);
  }

  @Test
  void bringsTextsIntoOneForm() {
    String dos = "\uFEFF" + GOOD.replace("\n", "\r\n");
    Sources plain = Uploads.read(zip(Map.of(FILE, GOOD)));
    Sources other = Uploads.read(zip(Map.of(FILE, dos)));
    assertThat(other.text(FILE)).isEqualTo(GOOD);
    assertThat(other.checksum()).isEqualTo(plain.checksum());
  }

  @Test
  void hasTheSameChecksumWhateverTheOrderOfTheFiles() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put(FILE, GOOD);
    one.put("cases/a.yaml", "x");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("cases/a.yaml", "x");
    other.put(FILE, GOOD);
    assertThat(Uploads.read(zip(one)).checksum()).isEqualTo(Uploads.read(zip(other)).checksum());
    other.put(FILE, GOOD + " ");
    assertThat(Uploads.read(zip(one)).checksum()).isNotEqualTo(Uploads.read(zip(other)).checksum());
  }

  @Test
  void readsBackWhatItGaveOutAsAZip() {
    Sources sources = Uploads.read(Release.first().bytes());
    assertThat(Uploads.read(sources.zip()).checksum()).isEqualTo(sources.checksum());
    assertThat(sources.zip()).isEqualTo(sources.zip());
  }

  @Test
  void putsTheShippedNumbersWhereNoneAreGiven() {
    assertThat(Uploads.read(zip(Map.of(FILE, GOOD))).text("judging.properties"))
        .isEqualTo(Sources.of(Release.first()).text("judging.properties"));
  }

  @Test
  void takesNoClassOutOfAKjarEvenIfItLooksLikeOneOfTheEngine() {
    String name = "rules/fatigue/Rules0123456789ABCDEF0123456789ABCDEF.class";
    Sources read =
        Uploads.read(zip(Map.of(FILE, GOOD, "META-INF/kmodule.xml", "<kmodule/>", name, "x")));
    assertThat(read.names()).doesNotContain(name);
  }

  @Test
  void stopsReadingAtTheLimit() {
    Counting counting = new Counting(BadFiles.all().get("200 MB").get());
    assertThatThrownBy(() -> Upload.read(counting)).isInstanceOf(RefusedUploadException.class);
    assertThat(counting.taken).isLessThan(11_000_000);
  }

  @Test
  void doesNotEvenOpenAFileOf200Megabytes(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.zip");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(200_000_000);
    }
    assertThatThrownBy(() -> Upload.read(large))
        .hasMessage("error: The upload is larger than 10 MB.");
  }

  private static final class Counting extends FilterInputStream {
    private long taken;

    private Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      taken += Math.max(0, n);
      return n;
    }
  }
}
