package dev.tactus.rulebase;

import dev.tactus.rulebase.Trail.Step;
import dev.tactus.rulebase.WhyNot.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.Accumulate;
import org.drools.base.rule.Forall;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.jspecify.annotations.Nullable;

/** Tells how far facts came, condition by condition, in the words of the rule. */
final class Teller {
  private final Wording wording;
  private final List<Object> facts;

  Teller(Wording wording, List<Object> facts) {
    this.wording = wording;
    this.facts = facts;
  }

  /** All conditions, the first that failed marked. */
  List<Condition> tell(Trail trail) {
    List<Condition> told = new ArrayList<>();
    for (int i = 0; i < trail.steps().size(); i++) {
      List<Condition> step = tell(trail.steps().get(i), "");
      told.addAll(i == trail.failed() ? deciding(step) : step);
    }
    told.addAll(others(trail, ""));
    return told;
  }

  private static List<Condition> deciding(List<Condition> step) {
    List<Condition> marked = new ArrayList<>(step);
    for (int i = 0; i < marked.size(); i++) {
      if (marked.get(i).failed()) {
        marked.set(i, marked.get(i).deciding());
        return marked;
      }
    }
    return marked;
  }

  /** What the other ways of an "or" ask beside what was told. */
  private List<Condition> others(Trail trail, String kind) {
    List<RuleConditionElement> told = trail.steps().stream().map(Step::part).toList();
    List<Condition> more = new ArrayList<>();
    for (Trail other : trail.others()) {
      other.steps().stream()
          .filter(s -> told.stream().noneMatch(t -> t == s.part()))
          .forEach(s -> more.addAll(tell(s, kind + "or ")));
    }
    return more;
  }

  private List<Condition> tell(Step step, String kind) {
    if (step.part() instanceof Pattern pattern) {
      return pattern(pattern, step, kind);
    }
    Trail inner = step.inner();
    if (step.part() instanceof GroupElement group && group.isExists() && inner != null) {
      String within = kind + "exists ";
      List<Condition> told = new ArrayList<>();
      inner.steps().forEach(s -> told.addAll(tell(s, within)));
      told.addAll(others(inner, within));
      return told;
    }
    boolean isForall = step.part() instanceof Forall || isForall(step.part());
    return List.of(none(step, kind + (isForall ? "forall " : "not "), isForall));
  }

  private List<Condition> pattern(Pattern pattern, Step step, String kind) {
    String name = kind + name(pattern);
    List<Claim> claims = claims(pattern);
    if (step.row() == null) {
      return nothing(name, pattern, claims);
    } else if (claims.isEmpty()) {
      long count = facts.stream().filter(type(pattern)::isInstance).count();
      return List.of(new Condition(name, "there is one", "there are " + count, true, false, null));
    }
    Row row = step.row();
    List<Condition> told = new ArrayList<>();
    boolean failed = false;
    for (Claim claim : claims) {
      Boolean satisfied = satisfied(claim, row, failed);
      failed |= !Boolean.TRUE.equals(satisfied);
      String seen = satisfied == null ? null : joined(seen(claim, row));
      told.add(condition(name, claim.text(), seen, satisfied));
    }
    return told;
  }

  /** Null: what it asks is not there, or was to be guarded by an earlier one. */
  private static @Nullable Boolean satisfied(Claim claim, Row row, boolean failed) {
    try {
      Boolean answer = claim.answer(row);
      return answer == null && !failed ? Boolean.FALSE : answer;
    } catch (NoSuchElementException e) {
      return null;
    }
  }

  private List<Condition> nothing(String name, Pattern pattern, List<Claim> claims) {
    String seen =
        pattern.getSource() instanceof Accumulate
            ? "there is nothing to reckon with"
            : "there is no " + type(pattern).getSimpleName();
    if (claims.isEmpty()) {
      return List.of(new Condition(name, "there is one", seen, false, false, null));
    }
    List<Condition> told = new ArrayList<>();
    for (Claim claim : claims) {
      boolean isFirst = told.isEmpty();
      told.add(condition(name, claim.text(), isFirst ? seen : null, isFirst ? false : null));
    }
    return told;
  }

  /** One condition for what may not be, since within it "satisfied" would mean its contrary. */
  private Condition none(Step step, String kind, boolean isForall) {
    List<Pattern> patterns = patterns(step.part()).toList();
    String names = patterns.stream().map(p -> name(p)).distinct().collect(Collectors.joining(", "));
    String text =
        isForall && !wording.foralls().isEmpty()
            ? String.join(" ", wording.foralls())
            : patterns.stream()
                .flatMap(p -> Claim.of(p).stream())
                .map(Claim::text)
                .collect(Collectors.joining(", "));
    String seen = step.holds() ? (isForall ? "all are so" : "there is none") : against(step);
    return new Condition(
        kind + names,
        text.isEmpty() ? "there is none" : text,
        seen,
        step.holds(),
        false,
        sentence(patterns));
  }

  private @Nullable String sentence(List<Pattern> patterns) {
    return patterns.stream()
        .flatMap(p -> Claim.of(p).stream())
        .map(claim -> wording.sentence(claim.text()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What stands against it. */
  private String against(Step step) {
    Trail inner = Objects.requireNonNull(step.inner());
    String seen =
        inner.steps().stream()
            .filter(s -> s.row() != null && s.part() instanceof Pattern)
            .flatMap(s -> claims((Pattern) s.part()).stream().map(c -> seen(c, s.after())))
            .flatMap(List::stream)
            .distinct()
            .collect(Collectors.joining(", "));
    return seen.isEmpty() ? "there is one" : seen;
  }

  private List<String> seen(Claim claim, Row row) {
    List<String> texts =
        claim.text().isEmpty() ? wording.forallConditions() : List.of(claim.text());
    return texts.stream().flatMap(text -> Glance.at(text, row, wording).stream()).toList();
  }

  private static @Nullable String joined(List<String> seen) {
    return seen.isEmpty() ? null : String.join(", ", seen);
  }

  /** In the order of the rule, which the compiler does not keep for results. */
  private List<Claim> claims(Pattern pattern) {
    List<Claim> claims = Claim.of(pattern);
    return pattern.getSource() == null
        ? claims
        : claims.stream().sorted(Comparator.comparingInt(c -> wording.place(c.text()))).toList();
  }

  private Condition condition(
      String name, String text, @Nullable String seen, @Nullable Boolean satisfied) {
    return new Condition(name, text, seen, satisfied, false, wording.sentence(text));
  }

  private static boolean isForall(RuleConditionElement part) {
    return patterns(part).anyMatch(p -> Claim.of(p).stream().anyMatch(c -> c.text().isEmpty()));
  }

  private static Stream<Pattern> patterns(RuleConditionElement part) {
    return part instanceof Pattern pattern
        ? Stream.of(pattern)
        : part.getNestedElements().stream().flatMap(e -> patterns((RuleConditionElement) e));
  }

  private static String name(Pattern pattern) {
    return pattern.getSource() instanceof Accumulate accumulate
        ? "accumulate " + whole(accumulate.getSource())
        : type(pattern).getSimpleName();
  }

  private static String whole(RuleConditionElement part) {
    if (part instanceof Pattern pattern) {
      return name(pattern)
          + Claim.of(pattern).stream().map(Claim::text).collect(Collectors.joining(", ", "(", ")"));
    }
    String kind = part instanceof GroupElement group && group.isNot() ? "not " : "";
    return part.getNestedElements().stream()
        .map(each -> whole((RuleConditionElement) each))
        .collect(Collectors.joining(", ", kind, ""));
  }

  private static Class<?> type(Pattern pattern) {
    return ((ClassObjectType) pattern.getObjectType()).getClassType();
  }
}
