package dev.tactus.tool;

import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands about rules. */
@Command(
    name = "rules",
    header = "Checks rules.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class RulesCommand extends Group {
  @Spec private @Nullable CommandSpec command;

  @Command(
      name = "check",
      header = "Says whether rules compile, load, and are described as they must be.")
  int check(
      @Parameters(
              paramLabel = "PATH",
              description =
                  "A kjar, or a folder that holds rules/<gate>/*.drl and, if the shipped numbers do"
                      + " not do, judging.properties.")
          Path path)
      throws IOException {
    Release release = RulesAt.path(path);
    try (Knowledge knowledge = RulesAt.loaded(release)) {
      Map<String, Integer> gates = new TreeMap<>();
      for (Rule rule : knowledge.rules()) {
        gates.merge(rule.gate().id(), 1, Integer::sum);
      }
      PrintWriter out = out();
      gates.forEach((gate, rules) -> out.printf("%-12s %3d rules%n", gate, rules));
      out.printf("%-12s %3d rules, all described%n", "good:", knowledge.rules().size());
      out.flush();
    }
    return 0;
  }

  private PrintWriter out() {
    return java.util.Objects.requireNonNull(command).commandLine().getOut();
  }
}
