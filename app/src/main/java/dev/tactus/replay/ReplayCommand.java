package dev.tactus.replay;

import dev.tactus.customer.Answerable;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.replay.Simulations.Terms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that runs a history through journeys and rules. */
@Command(
    name = "replay",
    header = "Runs a history of events through journeys and rules, on a simulated clock.",
    description = {
      "",
      "Writes every judgement, holds included, as one line of JSON. The same input gives the same"
          + " bytes. Files may be gzip; what they hold is found by looking.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nFiles:%n")
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = HistoryOptions.FILES)
  private List<Path> files = List.of();

  @Mixin private final HistoryOptions given = new HistoryOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "F.ndjson",
      description = "Where the judgements go.")
  private Path out = Path.of("");

  @Option(
      names = "--until",
      paramLabel = "T",
      description =
          "Events and timers up to and including this time, RFC 3339. Default: the last event of"
              + " all files.")
  private @Nullable String until;

  @Option(
      names = "--release",
      paramLabel = "N|PATH",
      description =
          "The rules: the number of a release of the installation that TACTUS_HOME or"
              + " TACTUS_DATABASE_URL names, or the path of a kjar, a zip or a folder. Default:"
              + " \"shipped\", the release that came with this program.")
  private @Nullable String release;

  @Option(
      names = "--judge-again",
      description =
          "Judge everything once more from the form in which decisions are stored, with the rules"
              + " loaded anew; exit code 1 if anything comes out otherwise.")
  private boolean judgeAgain;

  private final Simulations simulations;

  /** A command that runs histories through these simulations. */
  public ReplayCommand(Simulations simulations) {
    this.simulations = simulations;
  }

  @Override
  public Integer call() throws IOException {
    Instant end = given.time("--until", until);
    given.check(files, "--out", out);
    try (History history = given.read(files);
        ReleaseJudge judge = simulations.judge(release)) {
      Path part = part();
      try {
        return judgeAgain
            ? runTwice(history, judge, end, part)
            : run(history, judge, end, part, d -> {});
      } finally {
        if (!part.equals(out)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private int runTwice(History history, Judge judge, @Nullable Instant end, Path part)
      throws IOException {
    try (ReleaseJudge anew = simulations.judge(release)) {
      Again again = new Again(anew);
      run(history, judge, end, part, again::add);
      given.out().println(again.text());
      return again.differs() ? 1 : 0;
    }
  }

  private int run(
      History history, Judge judge, @Nullable Instant end, Path part, Consumer<Decision> also)
      throws IOException {
    Replay replay = new Replay(simulations, Progress.onTerminal("replay", "events", System.err));
    Terms terms = new Terms(given.assumeConsent(), Answerable.ALL);
    Replay.Result result =
        replay.run(history, judge, terms, end, Files.newBufferedWriter(part), also);
    if (!part.equals(out)) {
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }
    print(result);
    return 0;
  }

  private void print(Replay.Result result) {
    PrintWriter text = given.out();
    text.print(result.tally().table());
    text.printf(
        Locale.ROOT,
        "%n%,d events up to %s in %s s: %,d events/s, %,d judgements in %s%n",
        result.events(),
        result.until() == null ? "nowhere" : result.until(),
        seconds(result.took()),
        perSecond(result),
        result.tally().judgements(),
        out);
    text.flush();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
  }

  private static long perSecond(Replay.Result result) {
    return result.events() * 1_000_000_000L / Math.max(1, result.took().toNanos());
  }

  /** Where the judgements go until all are there; a device or pipe gets them at once. */
  private Path part() {
    boolean isPlain = !Files.exists(out) || Files.isRegularFile(out);
    return isPlain ? out.resolveSibling(out.getFileName() + ".part") : out;
  }
}
