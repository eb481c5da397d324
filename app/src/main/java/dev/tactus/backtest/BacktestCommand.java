package dev.tactus.backtest;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.History;
import dev.tactus.replay.HistoryOptions;
import dev.tactus.replay.Progress;
import dev.tactus.replay.Simulations;
import dev.tactus.time.Stopwatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that says what another release would have done. */
@Command(
    name = "backtest",
    header = "Says what other rules would have done: a history judged by two releases.",
    description = {
      "",
      "Of files, or of what the installation of TACTUS_HOME or TACTUS_DATABASE_URL has stored. Runs"
          + " the history twice on a simulated clock, waits, quiet hours, holds and caps included,"
          + " or judges stored decisions again (--mode facts), and compares trigger by trigger. The"
          + " same input gives the same report.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nFiles:%n")
public final class BacktestCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          HistoryOptions.FILES
              + " Default: the events and decisions that are stored, as over HTTP.")
  private List<Path> files = List.of();

  @Mixin private final HistoryOptions given = new HistoryOptions();

  @Option(
      names = "--release",
      paramLabel = "N|PATH",
      required = true,
      description =
          "Twice: the rules as they are (A), then as they would be (B). The number of a release of"
              + " that installation, the path of a folder, a zip or a kjar, or \"shipped\" for"
              + " those that came with this program.")
  private List<String> releases = List.of();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "simulated",
      description =
          "simulated (default): all events are run again. facts, without FILE: the stored facts of"
              + " decisions are judged again.")
  private BacktestOrder.Mode mode = BacktestOrder.Mode.SIMULATED;

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
          "Events and timers, or decisions, up to and including this time. Default: the last event"
              + " of all files; now, without FILE.")
  private @Nullable String to;

  @Mixin private final ReportOptions reports = new ReportOptions();

  private final Simulations simulations;
  private final Supplier<Stored> stored;

  /**
   * A command that runs files through these simulations.
   *
   * @param stored opens the installation beside which it runs
   */
  public BacktestCommand(Simulations simulations, Supplier<Stored> stored) {
    this.simulations = simulations;
    this.stored = stored;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Instant start = given.time("--from", from);
    Instant end = given.time("--to", to);
    if (start != null && end != null && end.isBefore(start)) {
      throw given.wrong("--to " + to + ": expected a time after --from");
    }
    if (files.isEmpty()) {
      ofWhatIsStored(start, end);
    } else {
      ofFiles(start, end);
    }
    return 0;
  }

  private void check() throws IOException {
    if (releases.size() != 2) {
      throw given.wrong(
          "expected --release twice, A and B; found it " + Headline.n(releases.size(), "time"));
    }
    if (files.isEmpty() && !given.isEmpty()) {
      throw given.wrong("expected FILE: the other files, and --assume-consent, go with one");
    }
    if (!files.isEmpty() && mode == BacktestOrder.Mode.FACTS) {
      throw given.wrong("--mode facts: expected no FILE, since files hold no decisions");
    }
    reports.check(given, files);
  }

  private void ofWhatIsStored(@Nullable Instant start, @Nullable Instant end)
      throws IOException, InterruptedException {
    Stored installation = stored.get();
    Instant now = installation.clock().instant();
    BacktestOrder order =
        new BacktestOrder(mode, releases.get(0), releases.get(1), start, end == null ? now : end);
    if (start != null && order.to().isBefore(start)) {
      throw given.wrong("--from " + from + ": expected a time before now");
    }
    Stopwatch watch = Stopwatch.started();
    Report report = new StoredBacktest(installation, order, now, Integer.MAX_VALUE).run(progress());
    done(report, watch.elapsed());
  }

  private void ofFiles(@Nullable Instant start, @Nullable Instant end)
      throws IOException, InterruptedException {
    try (History history = given.read(files);
        ReleaseJudge a = simulations.judge(releases.get(0));
        ReleaseJudge b = simulations.judge(releases.get(1))) {
      Stopwatch watch = Stopwatch.started();
      Report report = run(history, a, b, start, end == null ? history.last() : end);
      done(report, watch.elapsed());
    }
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
    try (Progress.Bar bar = progress().of(history.rows())) {
      SimulatedBacktest.Result result = new SimulatedBacktest(simulations, what, a, b).run(bar);
      return Conclusion.report(
          new Conclusion.Subject(mode.id(), a.release(), b.release(), start, end),
          result.events(),
          result.comparison(),
          Integer.MAX_VALUE);
    }
  }

  private Progress progress() {
    return Progress.onTerminal("backtest", taken(), System.err);
  }

  private String taken() {
    return mode == BacktestOrder.Mode.FACTS ? "decisions" : "events";
  }

  private void done(Report report, Duration took) throws IOException {
    reports.write(report);
    PrintWriter text = given.out();
    text.print(Summary.of(report));
    text.printf(
        Locale.ROOT,
        "%,d %s up to %s, under both releases in %.1f s: %,d %s/s%n",
        report.events(),
        taken(),
        report.to() == null ? "nowhere" : report.to(),
        took.toMillis() / 1000.0,
        report.events() * 1_000_000_000L / Math.max(1, took.toNanos()),
        taken());
    reports.files().forEach(text::println);
    text.flush();
  }
}
