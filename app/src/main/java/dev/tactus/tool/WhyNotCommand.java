package dev.tactus.tool;

import dev.tactus.judgement.SavedCases;
import dev.tactus.replay.RefusedException;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.WhyNot;
import dev.tactus.rulebase.WhyNot.Condition;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why-not for authors: before there is any decision to ask, from the saved cases. */
@Command(
    name = "why-not",
    header = "Says for each saved case why a rule does not fire in it.",
    description =
        "%nFor a rule that fires in no case, or not in the one that was meant: the first condition"
            + " that fails, and what it saw.%n")
final class WhyNotCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @Parameters(paramLabel = "PATH", description = "The rules, as for rules check.")
  private Path path = Path.of("");

  @Parameters(paramLabel = "RULE", description = "The name of the rule, <gate>/<name>.")
  private String rule = "";

  @Override
  public Integer call() throws IOException {
    try (Knowledge knowledge = Knowledge.load(RulesAt.path(path))) {
      Map<String, WhyNot> answers = new SavedCases().whyNot(knowledge, RulesAt.sources(path), rule);
      PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
      answers.forEach((file, answer) -> out.printf("%s: %s%n", file, text(answer)));
      out.flush();
    } catch (IllegalArgumentException e) {
      throw new RefusedException(path + ": " + e.getMessage());
    }
    return 0;
  }

  private static String text(WhyNot answer) {
    Condition decisive = answer.decisive();
    if (decisive == null) {
      return answer.matched() ? "fires" : "does not fire; " + answer.remark();
    }
    String seen = decisive.seen() == null ? "" : ": " + decisive.seen();
    return "no, " + decisive.pattern() + "(" + decisive.condition() + ")" + seen;
  }
}
