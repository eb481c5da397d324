package dev.tactus.backtest;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.History;
import dev.tactus.replay.HistoryOptions;
import dev.tactus.replay.Progress;
import dev.tactus.replay.Simulations;
import dev.tactus.time.Stopwatch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that says what another release would have done. */
@Command(
    name = "backtest",
    header = "Says what other rules would have done: a history judged by two releases.",
    description = {
      "",
      "Runs the history twice on a simulated clock, waits, quiet hours, holds and caps included, and"
          + " compares trigger by trigger. The same input gives the same report.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nFiles:%n")
public final class BacktestCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final HistoryOptions given = new HistoryOptions();

  @Option(
      names = "--release",
      paramLabel = "N|PATH",
      required = true,
      description =
          "Twice: the rules as they are (A), then as they would be (B). A folder, a zip, a kjar, or"
              + " \"shipped\" for those that came with this program.")
  private List<String> releases = List.of();

  @Option(
      names = "--from",
      paramLabel = "T",
      description =
          "Compare from this time on, RFC 3339; what was before is judged by A in both runs.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "T",
      description =
          "Events and timers up to and including this time. Default: the last event of all files.")
  private @Nullable String to;

  @Option(names = "--out", paramLabel = "F.json", description = "Where the report goes, as JSON.")
  private @Nullable Path out;

  @Option(
      names = "--html",
      paramLabel = "F.html",
      description = "Where it goes as a page to be read, which needs no other file.")
  private @Nullable Path html;

  private final Simulations simulations;

  /** A command that runs histories through these simulations. */
  public BacktestCommand(Simulations simulations) {
    this.simulations = simulations;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Instant start = given.time("--from", from);
    Instant end = given.time("--to", to);
    if (start != null && end != null && end.isBefore(start)) {
      throw given.wrong("--to " + to + ": expected a time after --from");
    }
    try (History history = given.read();
        ReleaseJudge a = simulations.judge(releases.get(0));
        ReleaseJudge b = simulations.judge(releases.get(1))) {
      Stopwatch watch = Stopwatch.started();
      Report report = run(history, a, b, start, end == null ? history.last() : end);
      write(report);
      print(report, watch.elapsed());
    }
    return 0;
  }

  private void check() throws IOException {
    if (releases.size() != 2) {
      throw given.wrong(
          "expected --release twice, A and B; found it " + Headline.n(releases.size(), "time"));
    }
    if (out != null) {
      given.check("--out", out);
    }
    if (html != null) {
      given.check("--html", html);
    }
    if (out != null && html != null && areInEachOthersWay(real(out), real(html))) {
      throw given.wrong("--html " + html + ": expected another file than that of --out");
    }
  }

  private static boolean areInEachOthersWay(Path one, Path other) {
    return one.equals(other) || part(one).equals(other) || one.equals(part(other));
  }

  /** Without detours; its folder is there. */
  private static Path real(Path file) throws IOException {
    Path plain = file.toAbsolutePath().normalize();
    Path folder = plain.getParent();
    return folder == null ? plain : folder.toRealPath().resolve(plain.getFileName());
  }

  /** What is written first, so that the file itself is whole. */
  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private Report run(
      History history,
      ReleaseJudge a,
      ReleaseJudge b,
      @Nullable Instant start,
      @Nullable Instant end)
      throws IOException, InterruptedException {
    Instant until = end == null ? Instant.EPOCH : end;
    SimulatedBacktest.Given what =
        new SimulatedBacktest.Given(history::events, start, until, given.assumeConsent());
    try (Progress.Bar bar = Progress.onTerminal("backtest", System.err).of(history.rows())) {
      SimulatedBacktest.Result result = new SimulatedBacktest(simulations, what, a, b).run(bar);
      return Conclusion.report(
          new Conclusion.Subject("simulated", a.release(), b.release(), start, end),
          result.events(),
          result.comparison(),
          Integer.MAX_VALUE);
    }
  }

  private void write(Report report) throws IOException {
    if (out != null) {
      write(out, stream -> ReportJson.write(report, stream));
    }
    if (html != null) {
      write(html, stream -> stream.write(ReportPage.of(report)));
    }
  }

  private interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  private static void write(Path file, Writing writing) throws IOException {
    boolean isPlain = !Files.exists(file) || Files.isRegularFile(file);
    Path part = isPlain ? part(file) : file;
    try {
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part))) {
        writing.to(stream);
      }
      if (isPlain) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      if (isPlain) {
        Files.deleteIfExists(part);
      }
    }
  }

  private void print(Report report, Duration took) {
    PrintWriter text =
        Objects.requireNonNull(spec, "picocli gives the spec before the call")
            .commandLine()
            .getOut();
    text.print(Summary.of(report));
    text.printf(
        Locale.ROOT,
        "%,d events up to %s, under both releases in %.1f s: %,d events/s%n",
        report.events(),
        report.to() == null ? "nowhere" : report.to(),
        took.toMillis() / 1000.0,
        report.events() * 1_000_000_000L / Math.max(1, took.toNanos()));
    for (Path file : new @Nullable Path[] {out, html}) {
      if (file != null) {
        text.println(file);
      }
    }
    text.flush();
  }
}
