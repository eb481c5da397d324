package dev.tactus.replay;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.ReleaseJudge;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Histories, merged by time: NDJSON of Segment calls, or CSV with the columns event_time,"
              + " event_type, product_id and, for customers' events, user_id, session_id, category,"
              + " brand, price, quantity.")
  private List<Path> histories = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "F.ndjson",
      description = "Where the judgements go.")
  private Path out = Path.of("");

  @Option(
      names = "--products",
      paramLabel = "F",
      description =
          "The catalogue: CSV with the column product_id and any of name, category, brand, price,"
              + " currency, stock, variantOf, url, imageUrl, consumable, days_supply, sensitive,"
              + " complements; or NDJSON of the bodies of the products API.")
  private @Nullable Path products;

  @Option(
      names = "--customers",
      paramLabel = "F",
      description = "Customers: NDJSON of the bodies of the customers API, with their id.")
  private @Nullable Path customers;

  @Option(
      names = "--consents",
      paramLabel = "F",
      description = "Consents: NDJSON of the bodies of the consents API, with the customerId.")
  private @Nullable Path consents;

  @Option(
      names = "--assume-consent",
      description = "As if every customer had granted every purpose on every channel.")
  private boolean assumeConsent;

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
          "The rules: the number of a release, or a kjar or a folder of rules. Default: the release"
              + " that came with this program.")
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
    HistoryFiles files = new HistoryFiles(histories, products, customers, consents);
    Instant end = end();
    checkPaths(files);
    try (History history = History.of(files)) {
      Path part = part();
      try {
        return judgeAgain ? runTwice(history, end, part) : run(history, end, part, d -> {});
      } finally {
        if (!part.equals(out)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private int runTwice(History history, @Nullable Instant end, Path part) throws IOException {
    try (ReleaseJudge judge = simulations.judge(terms())) {
      Again again = new Again(judge);
      run(history, end, part, again::add);
      spec().commandLine().getOut().println(again.text());
      return again.differs() ? 1 : 0;
    }
  }

  private int run(History history, @Nullable Instant end, Path part, Consumer<Decision> also)
      throws IOException {
    Replay replay = new Replay(simulations, Progress.onTerminal(System.err));
    Replay.Result result = replay.run(history, terms(), end, Files.newBufferedWriter(part), also);
    if (!part.equals(out)) {
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }
    print(result);
    return 0;
  }

  private Simulations.Terms terms() {
    return new Simulations.Terms(assumeConsent, release);
  }

  private void print(Replay.Result result) {
    PrintWriter text = spec().commandLine().getOut();
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

  private @Nullable Instant end() {
    if (until == null) {
      return null;
    }
    Instant end = Times.parse(until);
    if (end == null) {
      throw wrong("--until " + until + ": expected " + Times.EXPECTED);
    }
    return end;
  }

  private void checkPaths(HistoryFiles files) throws IOException {
    for (Path path : files.all()) {
      if (!Files.exists(path) || Files.isDirectory(path)) {
        throw wrong(path + ": there is no such file");
      }
      if (Files.exists(out) && Files.isSameFile(path, out)) {
        throw wrong("--out " + out + ": this is one of the files to be read");
      }
    }
    Path folder = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || folder == null || !Files.isDirectory(folder)) {
      throw wrong("--out " + out + ": expected a file in a folder that exists");
    }
  }

  /** Where the judgements go until all are there; a device or pipe gets them at once. */
  private Path part() {
    boolean isPlain = !Files.exists(out) || Files.isRegularFile(out);
    return isPlain ? out.resolveSibling(out.getFileName() + ".part") : out;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return java.util.Objects.requireNonNull(spec, "picocli gives the spec before the call");
  }
}
