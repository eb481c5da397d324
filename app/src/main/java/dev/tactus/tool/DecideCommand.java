package dev.tactus.tool;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DryRuns.Wish;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.judgement.json.DecisionDetail;
import dev.tactus.judgement.json.RecordJson;
import dev.tactus.replay.RefusedException;
import dev.tactus.replay.Simulations;
import dev.tactus.web.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that judges one trigger as a dry run. */
@Command(
    name = "decide",
    header = "Judges one trigger, and says why: nothing is stored, nothing is sent.",
    description = {
      "",
      "For facts given in full (--facts), or for a customer as known now (--customer, --journey,"
          + " --step) to the installation of TACTUS_HOME or TACTUS_DATABASE_URL. Prints what POST"
          + " /v1/decide answers.",
      ""
    })
final class DecideCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--facts",
      paramLabel = "F.json",
      description =
          "Facts as the API shows them: alone, or a whole decision of GET /v1/decisions/{id}. -:"
              + " standard input.")
  private @Nullable Path facts;

  @Option(names = "--customer", paramLabel = "ID", description = "Whom it would be sent to.")
  private @Nullable String customer;

  @Option(names = "--journey", paramLabel = "ID", description = "Which journey would send it.")
  private @Nullable String journey;

  @Option(names = "--step", paramLabel = "ID", description = "Which of its steps.")
  private @Nullable String step;

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description = "About what. Default: that of the customer's latest open enrollment.")
  private @Nullable String subject;

  @Option(
      names = "--product",
      paramLabel = "ID",
      description = "Once for each product. Default: those of the enrollment.")
  private List<String> products = List.of();

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "Once for each: ${COMPLETION-CANDIDATES}. Default: those of the step.")
  private List<Channel> channels = List.of();

  @Option(
      names = "--release",
      paramLabel = "N|PATH",
      description =
          "The rules: the number of a release of that installation, \"shipped\", or the path of a"
              + " kjar, a zip or a folder. Default: for a customer the active release, for given"
              + " facts the one that came with this program.")
  private @Nullable String release;

  @Option(names = "--short", description = "A few lines to be read, instead of the whole trace.")
  private boolean isShort;

  private final Simulations simulations;
  private final Surroundings surroundings;

  DecideCommand(Simulations simulations, Surroundings surroundings) {
    this.simulations = simulations;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    boolean named = Stream.of(customer, journey, step).anyMatch(Objects::nonNull);
    if (named == (facts != null)) {
      throw wrong("expected --facts, or --customer with --journey and --step");
    }
    try {
      print(facts == null ? ofCustomer() : given(facts));
    } catch (Problem e) {
      throw new RefusedException(String.valueOf(e.getBody().getDetail()));
    }
    return 0;
  }

  private Decision given(Path file) throws IOException {
    try {
      Facts read = RecordJson.given(text(file));
      return decided(read, release);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(file + ": " + e.getMessage());
    }
  }

  private String text(Path file) throws IOException {
    if (file.toString().equals("-")) {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (!Files.isRegularFile(file)) {
      throw wrong("--facts " + file + ": there is no such file");
    }
    return Files.readString(file);
  }

  private Decision ofCustomer() {
    Wish wish =
        new Wish(
            given("--customer", customer),
            given("--journey", journey),
            given("--step", step),
            subject,
            products,
            channels);
    KeptInstallation kept = surroundings.installation("customers are those of an installation");
    Facts known = kept.facts(surroundings.retailer()).of(wish, kept.clock().instant());
    return decided(known, release == null ? kept.releases().active().orElse(null) : release);
  }

  private Decision decided(Facts seen, @Nullable String by) {
    try (ReleaseJudge judge = simulations.judge(by)) {
      return Decision.dryRun(seen, judge.judge(seen));
    }
  }

  private void print(Decision decision) {
    PrintWriter out = spec().commandLine().getOut();
    out.println(
        isShort
            ? ShortDecision.of(decision)
            : RecordJson.text(DecisionDetail.of(new Recorded(decision, null))));
    out.flush();
  }

  private String given(String option, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw wrong("expected " + option + ", with --customer, --journey and --step");
    }
    return value;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli gives the spec before the call");
  }
}
