package dev.tactus.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command above all others. */
@Command(
    name = "tactus",
    header = "Tactus: customer journeys with manners.",
    description = {
      "",
      "Sends what is compelling, never what is creepy or annoying, and is able to say why."
          + " Without a command it starts the application.",
      ""
    },
    versionProvider = BuildVersion.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:good",
      "1:the thing checked is not good",
      "2:wrong usage",
      "3:the tool itself failed"
    })
final class TactusCommand extends Group {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure came from.")
  @SuppressWarnings("UnusedVariable") // read through the spec, whichever command failed
  private boolean debug;
}
