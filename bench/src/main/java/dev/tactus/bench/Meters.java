package dev.tactus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** The processes of a stage, measured each by itself. */
final class Meters {
  private Meters() {}

  static ProcessMeter of(Stage stage) {
    return new ProcessMeter()
        .with("application", () -> Stream.of(stage.app().handle()))
        .with("PostgreSQL", () -> ProcessMeter.treeOf(postmaster(stage)))
        .with("broker", () -> ProcessMeter.treeOf(stage.broker().handle()))
        .with("bench", () -> Stream.of(ProcessHandle.current()));
  }

  private static ProcessHandle postmaster(Stage stage) {
    try {
      return stage.database().postmaster();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void report(Report report, Stage stage, ProcessMeter meter) {
    meter.used().forEach((name, seconds) -> report.figure("CPU seconds, " + name, seconds));
    report.figure(
        "application, most memory resident, MB", ProcessMeter.peakMegabytes(stage.app().handle()));
  }
}
