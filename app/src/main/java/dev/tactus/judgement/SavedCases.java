package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.WhyNot;
import dev.tactus.rulebase.checks.CaseRun;
import dev.tactus.rulebase.checks.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.stereotype.Component;

/** Judges the facts of saved cases, and compares the decisions with those that were expected. */
@Component
public final class SavedCases implements Cases {
  private static final Pattern UNKNOWN =
      Pattern.compile("Unrecognized property (\"\\w+\").*known properties: (.*)\\)");
  private static final String NO_DEFAULTS = "facts: {}\nitems: {}\n";
  private static final String HINT =
      "A case has a note, the facts that differ from cases/defaults.yaml, and the decision expected,"
          + " as in those that are shipped.";

  @Override
  public List<CaseRun> run(Knowledge knowledge, Sources sources) {
    List<CaseRun> runs = new ArrayList<>();
    CaseFacts defaults;
    try {
      String text = sources.text(Sources.CASE_DEFAULTS);
      defaults = new CaseFacts(text == null ? NO_DEFAULTS : text);
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(unread(Sources.CASE_DEFAULTS, e));
    }
    sources
        .under("cases")
        .forEach(
            (file, text) -> {
              if (!file.equals(Sources.CASE_DEFAULTS)) {
                runs.add(run(file, text, defaults, knowledge));
              }
            });
    return runs;
  }

  /**
   * Why a rule does not fire in each case, by the case's file.
   *
   * @throws IllegalArgumentException if a case cannot be read, or there is no such rule
   */
  public Map<String, WhyNot> whyNot(Knowledge knowledge, Sources sources, String rule) {
    String text = sources.text(Sources.CASE_DEFAULTS);
    CaseFacts defaults = new CaseFacts(text == null ? NO_DEFAULTS : text);
    Map<String, WhyNot> answers = new TreeMap<>();
    sources
        .under("cases")
        .forEach(
            (file, saved) -> {
              if (!file.equals(Sources.CASE_DEFAULTS)) {
                Facts facts = SavedCase.read(file, saved, defaults).facts();
                answers.put(file, whyNot(knowledge, rule, facts));
              }
            });
    return answers;
  }

  private static WhyNot whyNot(Knowledge knowledge, String rule, Facts facts) {
    return knowledge
        .whyNot(rule, facts.all())
        .orElseThrow(
            () -> {
              String close = Unfired.closest(knowledge, rule);
              return new IllegalArgumentException(
                  "there is no rule "
                      + rule
                      + (close == null ? "" : "; did you mean " + close + "?"));
            });
  }

  private static CaseRun run(String file, String text, CaseFacts defaults, Knowledge knowledge) {
    try {
      SavedCase saved = SavedCase.read(file, text, defaults);
      List<String> broken = new ArrayList<>();
      Judging judging =
          new Judging(TimeLimit.NONE, e -> broken.add(e.rule() + ": " + e.getMessage()));
      Judgement was = judging.judge(knowledge, saved.facts());
      Set<String> fired = was.firings().stream().map(Firing::rule).collect(Collectors.toSet());
      return new CaseRun(file, saved.note(), fired, saved.compare(was, broken));
    } catch (RuntimeException | StackOverflowError e) {
      return unread(file, e);
    }
  }

  private static CaseRun unread(String file, Throwable e) {
    Place place = place(file, e);
    String why = why(e);
    Message message = Message.error(place, "This case cannot be read: " + why + ".", HINT);
    return new CaseRun(file, "", Set.of(), List.of(message));
  }

  private static Place place(String file, Throwable e) {
    return e instanceof MarkedYamlEngineException marked
        ? marked
            .getProblemMark()
            .map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
            .orElse(Place.of(file))
        : Place.of(file);
  }

  private static String why(Throwable e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return "it is not YAML, " + plain(marked.getProblem());
    }
    boolean isYaml = e instanceof YamlEngineException || e instanceof StackOverflowError;
    return isYaml ? "it is not YAML, or nested too deeply" : plain(e.getMessage());
  }

  private static String plain(@Nullable String message) {
    String first = String.valueOf(message).lines().findFirst().orElse("").strip();
    Matcher unknown = UNKNOWN.matcher(first);
    if (unknown.find()) {
      return unknown.group(1) + " is not known there, but " + unknown.group(2);
    }
    return first.replaceFirst("[.]$", "").replaceFirst(" \\(class [\\w.$]+\\)", "");
  }
}
