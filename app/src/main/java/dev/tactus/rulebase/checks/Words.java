package dev.tactus.rulebase.checks;

import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up the words of an expression. */
final class Words {
  private static final String REACH =
      "Files, the network, the clock, threads and other programs cannot be reached from a rule; the"
          + " time is now of Moment.";

  private final Passage passage;
  private final Scope scope;
  private final Report report;

  Words(Passage passage, Scope scope, Report report) {
    this.passage = passage;
    this.scope = scope;
    this.report = report;
  }

  /** A word that stands alone: something bound, or a property of the fact. */
  @Nullable Class<?> name(String name) {
    if (scope.bindings().containsKey(name)) {
      return scope.bindings().get(name);
    }
    Class<?> fact = scope.fact();
    Method property = fact == null ? null : Vocabulary.property(fact, name);
    if (property != null) {
      return property.getReturnType();
    }
    if (name.startsWith("$")) {
      unbound(name);
    } else if (fact != null && !isType(name) && !looksLikePackage(name)) {
      noWord(fact, name);
    } else {
      refuse(name);
    }
    return null;
  }

  private void unbound(String name) {
    boolean isTime = name.equals("$until");
    if (passage.drl().isSentences() && (isTime || name.equals("$c"))) {
      report.error(
          passage.place(name),
          isTime
              ? "Nothing above this sentence says until when to wait."
              : "Nothing above this sentence says which channel \"this channel\" is.",
          isTime
              ? "Below \"when\" it takes one sentence of how much is enough, what time it is, a"
                  + " changed cart, or an order."
              : "Below \"when\" it takes a sentence that begins with \"On\", such as: On each"
                  + " channel");
      return;
    }
    report.error(
        passage.place(name),
        name + " is not bound anywhere before it.",
        "Bind it in a condition above, as " + name + " : now.");
  }

  @Nullable Class<?> property(Class<?> owner, String name) {
    Method property = Vocabulary.property(owner, name);
    if (property == null) {
      noWord(owner, name);
      return null;
    }
    return property.getReturnType();
  }

  /** A question of the fact itself. */
  @Nullable Class<?> ownQuestion(String name, List<@Nullable Class<?>> given) {
    Class<?> fact = scope.fact();
    if (fact == null || name.equals("eval")) {
      refuse(name);
      return null;
    }
    return question(fact, name, given);
  }

  @Nullable Class<?> question(Class<?> owner, String name, List<@Nullable Class<?>> given) {
    Method question = Vocabulary.question(owner, name, given);
    if (question != null) {
      return question.getReturnType();
    }
    if (Vocabulary.words(owner).contains(name)) {
      report.error(
          passage.place(name),
          name + "(...) of " + owner.getSimpleName() + " is given something else than it takes.",
          "It is asked like this: " + String.join(" or ", signatures(owner, name)) + ".");
    } else {
      noWord(owner, name);
    }
    return null;
  }

  @Nullable Class<?> constant(String type, String name) {
    Class<?> constants = Objects.requireNonNull(Vocabulary.constants(type));
    List<String> all = Arrays.stream(constants.getEnumConstants()).map(Object::toString).toList();
    if (all.contains(name)) {
      return constants;
    }
    report.error(
        passage.place(type + "." + name),
        "There is no " + type + " called \"" + name + "\".",
        "There are " + String.join(", ", all) + ".");
    return null;
  }

  /** Whether a word names a type and no property of the fact. */
  boolean isType(String name) {
    Class<?> fact = scope.fact();
    boolean isProperty = fact != null && Vocabulary.property(fact, name) != null;
    return !isProperty && !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  @Nullable Class<?> refuseFunction(String type, String name) {
    refuse(type + "." + name);
    return null;
  }

  private void refuse(String name) {
    String close = Spelling.closest(name, Vocabulary.types());
    report.error(
        passage.place(name),
        "\"" + name + "\" is not a word of rules: a rule only looks at the facts it is given.",
        (close == null ? "" : "Did you mean " + close + "? ") + REACH);
  }

  private void noWord(Class<?> owner, String name) {
    Set<String> words = Vocabulary.words(owner);
    String close = Spelling.closest(name, words);
    report.error(
        passage.place(name),
        Vocabulary.subject(owner) + " has no \"" + name + "\".",
        (close == null ? "" : "Did you mean \"" + close + "\"? ") + "It has " + list(words) + ".");
  }

  private static boolean looksLikePackage(String name) {
    return Set.of(
            "java", "javax", "jakarta", "org", "com", "dev", "sun", "jdk", "kcontext", "drools")
        .contains(name);
  }

  private static String list(Collection<String> words) {
    return words.isEmpty() ? "nothing that can be asked for" : String.join(", ", words);
  }

  private static List<String> signatures(Class<?> owner, String name) {
    return Arrays.stream(owner.getMethods())
        .filter(m -> m.getName().equals(name))
        .map(m -> name + "(" + String.join(", ", parameters(m)) + ")")
        .sorted()
        .toList();
  }

  private static List<String> parameters(Method method) {
    return Arrays.stream(method.getParameterTypes()).map(Vocabulary::nameOf).toList();
  }

  /** Numbers with which a question could only fail, or hold everything. */
  static void plausible(MethodCallExpr call, Passage passage, Report report) {
    String name = call.getNameAsString();
    for (var argument : call.getArguments()) {
      if (argument instanceof IntegerLiteralExpr literal) {
        int number = literal.asNumber() instanceof Integer n ? n : 0;
        boolean isHour = Set.of("next", "nextWorkday").contains(name);
        if (isHour && (number < 0 || number > 23)) {
          report.error(
              passage.place(name), number + " is not an hour of the day.", "Hours are 0 to 23.");
        }
        boolean isAmount =
            Set.of("atMost", "shrinking", "roomAt", "inDays", "inHours").contains(name);
        if (isAmount && number < 1) {
          report.error(
              passage.place(name),
              "A cap of " + number + " would hold everything, or nothing.",
              "A cap, and its days or hours, are at least 1; to stop a channel, veto it.");
        }
      }
    }
  }
}
