package dev.tactus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  @Test
  void saysThatNothingWasMeasuredWhereNothingCame() throws Exception {
    Path json = folder.resolve("report.json");
    int code =
        new Report("timers")
            .figure("timers/s", 0 / Double.NaN)
            .figure("seconds", 1.23456)
            .equal("timers", 10, 0)
            .print(json);
    assertThat(code).isEqualTo(1);
    assertThat(Files.readString(json)).contains("\"none\"", "1.235");
  }
}
