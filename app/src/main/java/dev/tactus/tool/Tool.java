package dev.tactus.tool;

import dev.tactus.backtest.BacktestCommand;
import dev.tactus.backtest.Stored;
import dev.tactus.replay.ReplayCommand;
import dev.tactus.replay.Simulations;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line tool; only {@code serve} starts the application. */
public final class Tool {
  private static final String SERVE = "serve";

  private final Simulations simulations;
  private final Simulations kept;
  private final Surroundings surroundings;

  /**
   * A tool beside the installation that is named there.
   *
   * @param simulations for files
   * @param kept for what that installation has stored
   */
  public Tool(Simulations simulations, Simulations kept, Surroundings surroundings) {
    this.simulations = simulations;
    this.kept = kept;
    this.surroundings = surroundings;
  }

  /** Whether these arguments start the application: none, {@code serve}, or settings for it. */
  public static boolean serves(String... args) {
    return args.length == 0
        || args[0].matches("--[\\w.-]+=.*")
        || (args[0].equals(SERVE) && !asksForHelp(args));
  }

  /** The arguments for the application itself. */
  public static String[] settings(String... args) {
    boolean named = args.length > 0 && args[0].equals(SERVE);
    return named ? Arrays.copyOfRange(args, 1, args.length) : args;
  }

  /**
   * Runs a command.
   *
   * @return 0 good, 1 the thing checked is not good, 2 wrong usage, 3 the tool itself failed
   */
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try (surroundings) {
      return commandLine().setOut(out).setErr(err).execute(args);
    }
  }

  /** Runs a command on the terminal. */
  public int run(String... args) {
    Logs.quiet(Arrays.asList(args).contains("--debug"));
    return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
  }

  private CommandLine commandLine() {
    return new CommandLine(new TactusCommand())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new ReplayCommand(simulations))
        .addSubcommand(new BacktestCommand(simulations, this::stored))
        .addSubcommand(new DecideCommand(simulations, surroundings))
        .addSubcommand(new RulesCommand())
        .addSubcommand(new JourneysCommand())
        .addSubcommand(new KeysCommand(surroundings))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Complaints::wrongUsage)
        .setExecutionExceptionHandler(Complaints::failed)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
        .setUsageHelpAutoWidth(true);
  }

  private Stored stored() {
    KeptInstallation of =
        surroundings.installation("without FILE it is what an installation has stored");
    return new Stored(of.history(), kept, of.clock());
  }

  private static boolean asksForHelp(String... args) {
    return Arrays.stream(args).anyMatch(a -> a.equals("--help") || a.equals("-h"));
  }
}
