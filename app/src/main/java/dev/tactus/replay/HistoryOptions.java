package dev.tactus.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every command takes beside the histories that it runs. */
public final class HistoryOptions {
  /** What the histories are, which a command takes one or several of. */
  public static final String FILES =
      "Histories, merged by time: NDJSON of Segment calls, or CSV with the columns event_time,"
          + " event_type, product_id and, for customers' events, user_id, session_id, category,"
          + " brand, price, quantity.";

  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  /** Whether none of it was given. */
  public boolean isEmpty() {
    return products == null && customers == null && consents == null && !assumeConsent;
  }

  public boolean assumeConsent() {
    return assumeConsent;
  }

  /**
   * Looks through the files.
   *
   * @throws RefusedException if one of them is not good
   */
  public History read(List<Path> histories) throws IOException {
    return History.of(files(histories));
  }

  /** Refuses files that are not there, and files to be written that cannot be. */
  public void check(List<Path> histories, String option, Path out) throws IOException {
    for (Path path : files(histories).all()) {
      if (!Files.exists(path) || Files.isDirectory(path)) {
        throw wrong(path + ": there is no such file");
      }
      if (Files.exists(out) && Files.isSameFile(path, out)) {
        throw wrong(option + " " + out + ": this is one of the files to be read");
      }
    }
    Path folder = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || folder == null || !Files.isDirectory(folder)) {
      throw wrong(option + " " + out + ": expected a file in a folder that exists");
    }
  }

  /** The time that was given, null if none was. */
  public @Nullable Instant time(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant time = Times.parse(text);
    if (time == null) {
      throw wrong(option + " " + text + ": expected " + Times.EXPECTED);
    }
    return time;
  }

  /** What to throw when the command was not used well. */
  public ParameterException wrong(String message) {
    return new ParameterException(command(), message);
  }

  /** Where the command says what came of it. */
  public PrintWriter out() {
    return command().getOut();
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec, "picocli gives the spec before the call").commandLine();
  }

  private HistoryFiles files(List<Path> histories) {
    return new HistoryFiles(histories, products, customers, consents);
  }
}
