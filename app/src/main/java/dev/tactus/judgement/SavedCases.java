package dev.tactus.judgement;

import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.WhyNot;
import dev.tactus.rulebase.checks.CaseRun;
import dev.tactus.rulebase.checks.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Judges the facts of saved cases, and compares the decisions with those that were expected. */
@Component
public final class SavedCases implements Cases {
  private static final String NO_DEFAULTS = "facts: {}\nitems: {}\n";

  @Override
  public List<CaseRun> run(Knowledge knowledge, Sources sources) {
    List<CaseRun> runs = new ArrayList<>();
    CaseFacts defaults;
    String stored = sources.text(Sources.CASE_DEFAULTS);
    try {
      defaults = new CaseFacts(stored == null ? NO_DEFAULTS : stored);
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(UnreadCase.of(Sources.CASE_DEFAULTS, String.valueOf(stored), e));
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
      return UnreadCase.of(file, text, e);
    }
  }
}
