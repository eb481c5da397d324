package dev.tactus.rulebase;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A rule as its author wrote it: its conditions in order, what its names stand for, sentences. */
final class Wording {
  private static final Pattern BINDING = Pattern.compile("(?s)\\s*([$]\\w+)\\s*:=?\\s*(.+)");

  private static final Pattern CONDITIONS =
      Pattern.compile("(?ms)^\\s*when\\s*$\\n(.*?)^\\s*then\\s*$");

  /** A condition, and where it begins in the DRL. */
  private record Passage(String squeezed, int start) {}

  private final Drl drl;
  private final @Nullable String source;
  private final @Nullable String written;
  private final List<Passage> passages = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> foralls = new ArrayList<>();
  private final List<String> forallConditions = new ArrayList<>();

  private Wording(Drl drl, @Nullable String source, @Nullable String written) {
    this.drl = drl;
    this.source = source;
    this.written = written;
  }

  /** How that rule of these sources is written. */
  static Wording of(Rule rule, Sources sources) {
    if (rule.file().isEmpty()) {
      return new Wording(Drl.made("", "", List.of(Place.NOWHERE)), null, null);
    }
    try {
      Drl drl = Drl.of(rule.file(), sources);
      String sentences = rule.file().endsWith(".dslr") ? sources.text(rule.file()) : null;
      Wording wording = new Wording(drl, sentences, written(rule, sentences, sources));
      PackageDescr tree = new DrlParser(LanguageLevelOption.DRL6).parse(false, drl.text());
      for (RuleDescr one : tree.getRules()) {
        if (one.getName().equals(rule.name())) {
          wording.read(one.getLhs());
        }
      }
      return wording;
    } catch (RefusedUploadException | DroolsParserException e) {
      throw new IllegalStateException(rule.file() + " was read when the release was made", e);
    }
  }

  private void read(BaseDescr part) {
    if (part instanceof PatternDescr pattern) {
      if (pattern.getSource() instanceof AccumulateDescr accumulate) {
        read(accumulate.getInput());
        accumulate.getFunctions().stream()
            .filter(f -> f.getBind() != null)
            .forEach(f -> names.put(f.getBind(), f.getFunction()));
      }
      if (pattern.getIdentifier() != null) {
        names.put(pattern.getIdentifier(), pattern.getObjectType());
      }
      pattern.getConstraint().getDescrs().forEach(this::condition);
    } else if (part instanceof ConditionalElementDescr several) {
      if (part instanceof ForallDescr forall) {
        forall(forall);
      }
      several.getDescrs().forEach(child -> read((BaseDescr) child));
    }
  }

  private void condition(Object condition) {
    if (condition instanceof ExprConstraintDescr text) {
      passages.add(new Passage(squeezed(text.getExpression()), text.getStartCharacter()));
      Matcher binding = BINDING.matcher(text.getExpression());
      if (binding.matches()) {
        names.put(binding.group(1), binding.group(2));
      }
    }
  }

  /** What a name stands for: a kind of fact, or what is bound; the name itself if neither. */
  String meaning(String name) {
    return names.getOrDefault(name, name);
  }

  /** The patterns of {@code forall}, which are compiled to something else. */
  List<String> foralls() {
    return foralls;
  }

  /** The conditions of the last patterns of {@code forall}. */
  List<String> forallConditions() {
    return forallConditions;
  }

  /** Where in the rule a condition stands; conditions that stand nowhere come last. */
  int place(String condition) {
    String squeezed = squeezed(condition);
    for (int i = 0; i < passages.size(); i++) {
      if (passages.get(i).squeezed().equals(squeezed)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** The sentence that a condition was written as, null if it was written as DRL. */
  @Nullable String sentence(String condition) {
    int place = place(condition);
    if (source == null || place == Integer.MAX_VALUE) {
      return null;
    }
    String[] lines = source.split("\n", -1);
    int line = drl.place(passages.get(place).start()).line();
    return line < 1 ? null : lines[line - 1].strip();
  }

  /** The sentences or the row of a table that the rule was written as, null if as DRL. */
  @Nullable String written() {
    return written;
  }

  private static @Nullable String written(Rule rule, @Nullable String sentences, Sources sources) {
    if (rule.file().matches(".+[.](csv|xlsx)")) {
      return TableRow.text(rule.file(), sources.bytes(rule.file()), rule.line());
    } else if (sentences == null) {
      return null;
    }
    Matcher when =
        CONDITIONS.matcher(sentences.lines().skip(rule.line() - 1L).collect(joining("\n")));
    return when.find() ? when.group(1).strip().replaceAll("\\n\\s*", "\n") : null;
  }

  private void forall(ForallDescr forall) {
    for (BaseDescr part : forall.getDescrs()) {
      if (part instanceof PatternDescr pattern) {
        forallConditions.clear();
        for (BaseDescr condition : pattern.getConstraint().getDescrs()) {
          forallConditions.add(((ExprConstraintDescr) condition).getExpression().strip());
        }
        foralls.add(pattern.getObjectType() + "(" + String.join(", ", forallConditions) + ")");
      }
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
