package dev.tactus.rulebase.checks;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Competing;
import dev.tactus.facts.Consent;
import dev.tactus.facts.ContactHistory;
import dev.tactus.facts.Engagement;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Moment;
import dev.tactus.facts.Preferences;
import dev.tactus.facts.Pressure;
import dev.tactus.facts.Product;
import dev.tactus.facts.Provenance;
import dev.tactus.facts.Purchases;
import dev.tactus.facts.Purpose;
import dev.tactus.facts.Route;
import dev.tactus.facts.Segment;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Trigger;
import dev.tactus.facts.Veto;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words that rules may use: facts and their questions, findings, a few values of Java. */
final class Vocabulary {
  /** What rules are given; of the first there is one each. */
  private static final SortedMap<String, Class<?>> SINGLE =
      named(
          Trigger.class,
          Moment.class,
          Subject.class,
          Preferences.class,
          ContactHistory.class,
          Pressure.class,
          Engagement.class,
          Purchases.class);

  private static final SortedMap<String, Class<?>> MANY =
      named(
          Candidate.class,
          Consent.class,
          Product.class,
          Attribute.class,
          Segment.class,
          Competing.class);

  private static final SortedMap<String, Class<?>> FINDINGS =
      named(Veto.class, Hold.class, Evidence.class, Route.class);

  private static final SortedMap<String, Class<?>> ENUMS =
      named(
          Channel.class,
          Purpose.class,
          Provenance.class,
          Moment.ZoneSource.class,
          Candidate.Reach.class,
          DayOfWeek.class);

  private static final Map<Class<?>, Set<String>> STATICS =
      Map.of(
          LocalTime.class, Set.of("of"),
          Duration.class, Set.of("ofDays", "ofHours", "ofMinutes"),
          Math.class, Set.of("min", "max", "abs"));

  private static final Map<Class<?>, Set<String>> QUESTIONS =
      Map.of(
          Number.class, Set.of("intValue", "doubleValue"),
          String.class,
              Set.of(
                  "length",
                  "isEmpty",
                  "isBlank",
                  "startsWith",
                  "endsWith",
                  "contains",
                  "equals",
                  "equalsIgnoreCase",
                  "toLowerCase",
                  "toUpperCase",
                  "strip"),
          Instant.class, Set.of("isBefore", "isAfter", "equals", "plus", "minus"),
          Duration.class, Set.of("toDays", "toHours", "toMinutes", "plus", "minus", "equals"),
          LocalTime.class, Set.of("isBefore", "isAfter", "getHour", "getMinute", "equals"),
          LocalDate.class,
              Set.of("isBefore", "isAfter", "getDayOfMonth", "getMonthValue", "getDayOfWeek"),
          Collection.class, Set.of("contains", "size", "isEmpty"),
          java.time.ZoneId.class, Set.of("getId"));

  private Vocabulary() {}

  /** A fact that rules are given, by its simple name. */
  static @Nullable Class<?> fact(String name) {
    Class<?> single = SINGLE.get(name);
    return single == null ? MANY.get(name) : single;
  }

  static Set<String> facts() {
    Set<String> all = new TreeSet<>(SINGLE.keySet());
    all.addAll(MANY.keySet());
    return all;
  }

  /** Whether there may be several of that fact in one judgement. */
  static boolean isMany(String name) {
    return MANY.containsKey(name);
  }

  /** Whether there may be hundreds of that fact, and not only one for each channel. */
  static boolean isVeryMany(String name) {
    Class<?> fact = MANY.get(name);
    return fact != null && fact != Candidate.class && fact != Consent.class;
  }

  /** Whether nothing makes that fact yet, so that there never is one in a judgement. */
  static boolean isUnfilled(String name) {
    return name.equals(Segment.class.getSimpleName());
  }

  static boolean isFinding(String name) {
    return FINDINGS.containsKey(name) || name.equals(Finding.class.getSimpleName());
  }

  static @Nullable Class<?> finding(String name) {
    return FINDINGS.get(name);
  }

  static @Nullable Class<?> constants(String name) {
    return ENUMS.get(name);
  }

  /** The types that conditions may name. */
  static Set<String> types() {
    return ENUMS.keySet();
  }

  /** Whether a rule may be given that type by an import. */
  static boolean isImportable(String name) {
    boolean isOurs = name.equals("dev.tactus.facts.*");
    return isOurs
        || Stream.of(SINGLE, MANY, FINDINGS, ENUMS)
            .flatMap(types -> types.values().stream())
            .anyMatch(type -> name.equals(type.getCanonicalName()))
        || Stream.concat(STATICS.keySet().stream(), QUESTIONS.keySet().stream())
            .anyMatch(type -> name.equals(type.getName()));
  }

  /** A function of Java that rules may call on a type. */
  static @Nullable Method function(String type, String name, List<@Nullable Class<?>> given) {
    for (Map.Entry<Class<?>, Set<String>> allowed : STATICS.entrySet()) {
      if (allowed.getKey().getSimpleName().equals(type) && allowed.getValue().contains(name)) {
        return fitting(allowed.getKey(), name, given, true);
      }
    }
    return null;
  }

  /** How a finding is made: {@code Veto.all}, {@code Hold.on}, ... */
  static @Nullable Method maker(Class<?> finding, String name, List<@Nullable Class<?>> given) {
    return fitting(finding, name, given, true);
  }

  /** The question behind a property: {@code marketing} is {@code isMarketing()}. */
  static @Nullable Method property(Class<?> type, String name) {
    String capital =
        name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    for (String candidate : List.of(name, "is" + capital, "get" + capital)) {
      Method method = question(type, candidate, List.of());
      if (method != null) {
        return method;
      }
    }
    return null;
  }

  /** A question that may be asked of a value of that type. */
  static @Nullable Method question(Class<?> type, String name, List<@Nullable Class<?>> given) {
    return words(type).contains(name) ? fitting(type, name, given, false) : null;
  }

  /** What may be asked of a value of that type. */
  static Set<String> words(Class<?> type) {
    Set<String> words = new TreeSet<>();
    if (isOurs(type)) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
          .filter(m -> !m.isSynthetic())
          .forEach(m -> words.add(m.getName()));
      words.removeAll(Set.of("hashCode", "toString", "compareTo", "equals"));
    }
    QUESTIONS.forEach(
        (owner, names) -> {
          if (owner.isAssignableFrom(type)) {
            words.addAll(names);
          }
        });
    return words;
  }

  /** How a marketer would call a value of that type. */
  static String nameOf(@Nullable Class<?> type) {
    if (type == null || type == Void.class) {
      return "nothing";
    } else if (type == boolean.class || type == Boolean.class) {
      return "yes or no";
    } else if (Types.isNumber(type)) {
      return "a number";
    } else if (type == String.class) {
      return "text";
    } else if (type == Instant.class) {
      return "a time";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "a " + type.getSimpleName();
  }

  /** The same at the beginning of a sentence; facts by their names. */
  static String subject(Class<?> type) {
    String name = nameOf(type);
    return isOurs(type)
        ? type.getSimpleName()
        : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("dev.tactus.facts.");
  }

  private static @Nullable Method fitting(
      Class<?> type, String name, List<@Nullable Class<?>> given, boolean isStatic) {
    for (Method method : type.getMethods()) {
      boolean isCandidate =
          method.getName().equals(name)
              && !method.isBridge()
              && Modifier.isStatic(method.getModifiers()) == isStatic
              && method.getParameterCount() == given.size();
      if (isCandidate && Types.fit(given, method.getParameterTypes())) {
        return method;
      }
    }
    return null;
  }

  private static SortedMap<String, Class<?>> named(Class<?>... types) {
    SortedMap<String, Class<?>> named = new TreeMap<>();
    for (Class<?> type : types) {
      named.put(type.getName().replaceFirst(".*[.]", "").replace('$', '.'), type);
    }
    return named;
  }
}
