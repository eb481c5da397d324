package dev.tactus.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the bench. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      ActivationsCommand.class,
      BurstCommand.class,
      KillCommand.class,
      LoadCommand.class,
      MicroCommand.class,
      TimersCommand.class,
      BrokerCommand.class
    },
    description = "Runs the application as a child process with servers of its own, and counts.")
final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    int code =
        new CommandLine(new Bench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  e.printStackTrace();
                  return 3;
                })
            .execute(args);
    System.exit(code);
  }
}
