package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Compiler;
import dev.tactus.rulebase.Drl;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Settings;
import dev.tactus.rulebase.Sources;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks an upload. Its texts are read first, then what was compiled from them; only what passed
 * both is loaded, and judges the saved cases.
 */
@Component
public final class Checks {
  private final Cases cases;

  public Checks(Cases cases) {
    this.cases = cases;
  }

  /** Checks an upload that has no predecessor. */
  public Checked check(Sources sources) {
    return check(sources, null, false);
  }

  /**
   * Checks an upload.
   *
   * @param earlier the coverage of the release that it is to follow
   * @param acceptsLess whether it may hold and cover less: a warning then, otherwise an error
   */
  public Checked check(Sources sources, @Nullable Coverage earlier, boolean acceptsLess) {
    Report report = new Report();
    settings(sources, report);
    Texts texts = Texts.read(sources, report);
    Release release = compiled(sources, texts, report);
    if (release == null) {
      return Checked.refused(report);
    }
    try (Knowledge knowledge = Knowledge.load(release)) {
      texts.areLoaded(knowledge.rules(), report);
      return judged(knowledge, sources, new Predecessor(earlier, acceptsLess), report);
    } catch (IllegalArgumentException e) {
      report.error(
          Place.of(""),
          "The rules were compiled, but cannot be loaded: " + e.getMessage() + ".",
          "Take out the rules that were written last, one by one, to see which it is.");
      return Checked.refused(report);
    }
  }

  /**
   * Checks texts and what is compiled from them, and runs no saved case.
   *
   * @return a release, if there is no error; its rules were not loaded
   */
  public static Checked compile(Sources sources) {
    return compile(sources, new Report());
  }

  /** The same of what was accepted before: a limit that came since is only warned of. */
  public static Checked compileAnew(Sources accepted) {
    return compile(accepted, Report.ofAccepted());
  }

  private static Checked compile(Sources sources, Report report) {
    settings(sources, report);
    Release release = compiled(sources, Texts.read(sources, report), report);
    return new Checked(report.messages(), List.of(), List.of(), Coverage.NONE, release);
  }

  private Checked judged(
      Knowledge knowledge, Sources sources, Predecessor predecessor, Report report) {
    List<CaseRun> runs = cases.run(knowledge, sources);
    runs.forEach(run -> report.add(run.messages()));
    Set<String> fired =
        runs.stream().flatMap(run -> run.fired().stream()).collect(Collectors.toSet());
    List<Rule> rules = knowledge.rules();
    Coverage coverage = Coverage.of(rules.stream().map(Rule::name).toList(), fired);
    if (runs.isEmpty()) {
      report.warning(
          Place.of("cases"),
          "There are no saved cases: nothing shows that the rules do what they are meant to.",
          "Save the cases that people will ask about in cases/*.yaml.");
    }
    predecessor.compare(coverage, rules, report);
    Release release = report.hasErrors() ? null : knowledge.release();
    return new Checked(report.messages(), rules, runs, coverage, release);
  }

  private static @Nullable Release compiled(Sources sources, Texts texts, Report report) {
    if (report.hasErrors()) {
      return null;
    }
    try {
      Release release = Compiler.release(sources, texts.drl());
      CompiledCode.check(release, report);
      return report.hasErrors() ? null : release;
    } catch (IllegalArgumentException e) {
      Culprits.name(texts, String.valueOf(e.getMessage()), report);
      return null;
    }
  }

  private static void settings(Sources sources, Report report) {
    String text = String.valueOf(sources.text(Settings.FILE));
    try {
      Settings settings = Settings.read(text);
      if (settings.oddsWanted() < 1) {
        report.warning(
            place(text, "odds.wanted"),
            "With odds.wanted below 1, messages are sent that are more likely wrong than right.",
            "Ten to one is what is usually asked for.");
      }
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).replaceFirst("^" + Settings.FILE + ":? ", "");
      report.error(
          place(text, why.split(" ", 2)[0]),
          "Among the numbers of judging, " + why + ".",
          "Take judging.properties of the release before, and change one number at a time.");
    }
  }

  private static Place place(String settings, String key) {
    Matcher line = Pattern.compile("(?m)^[ \\t]*" + Pattern.quote(key) + "\\b").matcher(settings);
    return line.find()
        ? Place.in(Settings.FILE, settings, line.end() - key.length())
        : Place.of(Settings.FILE);
  }

  /** The DRL of all files; what cannot be read is reported. */
  static List<Drl> drl(Sources sources, Report report) {
    return Drl.files(sources).stream()
        .map(file -> drl(file, sources, report))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private static @Nullable Drl drl(String file, Sources sources, Report report) {
    try {
      return Drl.of(file, sources);
    } catch (RefusedUploadException e) {
      List<Message> messages = e.messages();
      report.add(messages);
      return null;
    }
  }
}
