package dev.tactus.tool;

import dev.tactus.judgement.SavedCases;
import dev.tactus.replay.RefusedException;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.checks.Checked;
import dev.tactus.rulebase.checks.Checks;
import dev.tactus.rulebase.checks.Coverage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about rules. */
@Command(
    name = "rules",
    header = "Checks rules, and writes out the shipped ones.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = WhyNotCommand.class)
final class RulesCommand extends Group {
  @Command(
      name = "check",
      header = "Says whether rules may go live, and what to repair.",
      description =
          "%nThe same checks as for an upload: the texts, what is compiled from them, the saved"
              + " cases. Each message is file:line:column: severity: message, and below it a"
              + " hint.%n")
  int check(
      @Parameters(
              paramLabel = "PATH",
              description =
                  "A kjar, a zip, or a folder that holds rules/<gate>/*.drl, .dslr, .xlsx or .csv,"
                      + " cases/*.yaml and, if the shipped numbers do not do, judging.properties.")
          Path path,
      @Option(
              names = "--earlier",
              paramLabel = "PATH",
              description =
                  "The rules before: no gate, and no rule that a saved case fired, may be gone, and"
                      + " saved cases may not show less than theirs did.")
          @Nullable Path earlier,
      @Option(names = "--accept-less", description = "Only warn of what is less than before.")
          boolean acceptsLess)
      throws IOException {
    Checks checks = new Checks(new SavedCases());
    Sources sources = RulesAt.sources(path);
    Coverage before = earlier == null ? null : before(checks.check(RulesAt.sources(earlier)));
    Checked checked = checks.check(sources, before, acceptsLess);
    if (!checked.isGood()) {
      throw refused(checked);
    }
    print(checked);
    return 0;
  }

  /** Rules that cannot be loaded would make anything more than before. */
  private static Coverage before(Checked earlier) {
    if (earlier.rules().isEmpty()) {
      throw refused(earlier);
    }
    return earlier.coverage();
  }

  private static RefusedException refused(Checked checked) {
    return new RefusedException(RulesAt.text(checked.messages()) + problems(checked.messages()));
  }

  @Command(
      name = "init",
      header = "Writes the shipped rules, saved cases and numbers into a folder, to begin with.",
      description = "%nChange them there, check the folder, and upload it as a zip.%n")
  int init(
      @Parameters(paramLabel = "FOLDER", description = "A new folder, or an empty one.")
          Path folder)
      throws IOException {
    int files = RulesAt.write(Sources.of(Release.first()), folder);
    out().printf("%d files in %s%n", files, folder);
    out().flush();
    return 0;
  }

  private void print(Checked checked) {
    Map<String, Integer> gates = new TreeMap<>();
    for (Rule rule : checked.rules()) {
      gates.merge(rule.gate().id(), 1, Integer::sum);
    }
    PrintWriter out = out();
    if (!checked.messages().isEmpty()) {
      out.println(RulesAt.text(checked.messages()));
    }
    gates.forEach((gate, rules) -> out.printf("%-12s %3d rules%n", gate, rules));
    out.printf("%-12s %3d, firing %s%n", "saved cases", checked.cases().size(), checked.coverage());
    if (!checked.coverage().missing().isEmpty()) {
      out.printf("%-12s %s%n", "in no case", String.join(", ", checked.coverage().missing()));
    }
    out.printf("%-12s %3d rules, all described%n", "good:", checked.rules().size());
    out.flush();
  }

  private static String problems(List<Message> messages) {
    long errors = messages.stream().filter(Message::isError).count();
    return String.format(
        "%n%d error%s, %d warnings", errors, errors == 1 ? "" : "s", messages.size() - errors);
  }
}
