package dev.tactus.rulebase.checks;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;

/** What compiled rules may name, make and call: the facts, and what the engine compiles them to. */
final class AllowedCode {
  private static final String FACTS = "dev/tactus/facts/";
  private static final Pattern RULES =
      Pattern.compile(
          "rules/[a-z]+/(P[0-9A-F]{2}/Lambda[A-Za-z]+[0-9A-F]{32}"
              + "|Rules[0-9A-F]{32}(RuleMethods\\d+)?"
              + "|DomainClassesMetadata[0-9A-F]{32}([$]\\w+_Metadata)?)");
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("getClass", "wait", "notify", "notifyAll", "clone", "finalize");
  private static final Set<String> NUMBERS =
      Set.of(
          "valueOf", "intValue", "longValue", "doubleValue", "booleanValue", "compare", "equals");

  private static final Map<String, Set<String>> CALLS =
      Map.ofEntries(
          Map.entry("java/lang/Object", Set.of("<init>", "equals", "hashCode")),
          Map.entry(
              "java/lang/Enum", Set.of("<init>", "valueOf", "equals", "compareTo", "ordinal")),
          Map.entry("java/lang/System", Set.of("arraycopy")),
          Map.entry(
              "java/lang/String",
              Set.of(
                  "equals",
                  "hashCode",
                  "length",
                  "isEmpty",
                  "isBlank",
                  "startsWith",
                  "endsWith",
                  "contains",
                  "equalsIgnoreCase",
                  "toLowerCase",
                  "toUpperCase",
                  "strip",
                  "compareTo",
                  "valueOf")),
          Map.entry("java/lang/Integer", NUMBERS),
          Map.entry("java/lang/Long", NUMBERS),
          Map.entry("java/lang/Double", NUMBERS),
          Map.entry("java/lang/Boolean", NUMBERS),
          Map.entry("java/lang/Number", NUMBERS),
          Map.entry("java/lang/Comparable", Set.of("compareTo")),
          Map.entry("java/lang/Math", Set.of("min", "max", "abs")),
          Map.entry("java/lang/RuntimeException", Set.of("<init>")),
          Map.entry("java/util/Collection", Set.of("contains", "size", "isEmpty")),
          Map.entry("java/util/List", Set.of("contains", "size", "isEmpty")),
          Map.entry("java/util/Set", Set.of("contains", "size", "isEmpty")),
          Map.entry("java/util/Arrays", Set.of("asList")),
          Map.entry("java/util/Collections", Set.of("emptyList")),
          Map.entry("java/util/Objects", Set.of("equals")),
          Map.entry(
              "java/math/BigDecimal",
              Set.of(
                  "<init>",
                  "compareTo",
                  "equals",
                  "valueOf",
                  "intValue",
                  "doubleValue",
                  "add",
                  "subtract",
                  "multiply",
                  "divide",
                  "remainder")),
          Map.entry(
              "java/time/Instant",
              Set.of("isBefore", "isAfter", "equals", "plus", "minus", "compareTo")),
          Map.entry(
              "java/time/Duration",
              Set.of(
                  "ofDays",
                  "ofHours",
                  "ofMinutes",
                  "toDays",
                  "toHours",
                  "toMinutes",
                  "plus",
                  "minus",
                  "equals",
                  "compareTo")),
          Map.entry(
              "java/time/LocalTime",
              Set.of("of", "isBefore", "isAfter", "getHour", "getMinute", "equals", "compareTo")),
          Map.entry(
              "java/time/LocalDate",
              Set.of(
                  "isBefore",
                  "isAfter",
                  "equals",
                  "compareTo",
                  "getDayOfMonth",
                  "getMonthValue",
                  "getDayOfWeek")),
          Map.entry("java/time/ZoneId", Set.of("getId", "equals")),
          Map.entry(
              "java/time/format/DateTimeFormatterBuilder",
              Set.of("<init>", "appendPattern", "parseCaseInsensitive", "toFormatter")),
          // the one thing that a consequence does
          Map.entry("org/drools/model/Drools", Set.of("insert")),
          Map.entry("org/drools/model/DomainClassMetadata", Set.of("getPropertyIndex")),
          Map.entry("org/drools/model/impl/RuleBuilder", Set.of("build", "metadata")),
          Map.entry("org/drools/util/DateUtils", Set.of("getDateFormatMask")),
          Map.entry(
              "org/drools/model/PatternDSL$PatternDef",
              Set.of("bind", "expr", "watch", "and", "or")),
          Map.entry(
              "org/drools/modelcompiler/dsl/pattern/D",
              Set.of(
                  "accFunction",
                  "accumulate",
                  "alphaIndexedBy",
                  "and",
                  "betaIndexedBy",
                  "declarationOf",
                  "eval",
                  "execute",
                  "exists",
                  "forall",
                  "not",
                  "on",
                  "or",
                  "pattern",
                  "reactOn",
                  "rule")));

  private static final Pattern ENGINE =
      Pattern.compile(
          "org/drools/model/(functions/.*|consequences/ConsequenceBuilder[$]_\\d+"
              + "|operators/\\w+|functions/PredicateInformation)"
              + "|org/drools/modelcompiler/util/EvaluationUtil"
              + "|org/drools/core/base/accumulators/\\w+");
  private static final Set<String> TYPES =
      Set.of(
          "java/lang/Class",
          "java/lang/Void",
          "java/lang/Throwable",
          "java/lang/NoSuchFieldError",
          "java/time/DayOfWeek",
          "java/time/format/DateTimeFormatter",
          "java/util/Locale",
          "java/lang/CharSequence",
          "java/time/temporal/TemporalAmount",
          "java/time/temporal/Temporal",
          "java/time/chrono/ChronoLocalDate",
          "java/util/function/Supplier",
          "java/math/MathContext");

  private AllowedCode() {}

  static boolean type(String name) {
    return RULES.matcher(name).matches()
        || name.startsWith(FACTS)
        || CALLS.containsKey(name)
        || TYPES.contains(name)
        || ENGINE.matcher(name).matches()
        || name.startsWith("org/drools/model/");
  }

  static boolean call(String owner, String name) {
    if (OF_EVERY_OBJECT.contains(name)) {
      // an enum hands out a copy of its values
      return name.equals("clone") && owner.startsWith("[Lrules/");
    }
    return RULES.matcher(owner).matches()
        || owner.startsWith(FACTS)
        || ENGINE.matcher(owner).matches()
        || CALLS.getOrDefault(owner, Set.of()).contains(name);
  }

  static boolean field(String owner, String name, int opcode) {
    boolean isOwn = RULES.matcher(owner).matches();
    boolean isConstant =
        owner.startsWith(FACTS)
            || owner.startsWith("org/drools/model/")
            || owner.equals("java/time/DayOfWeek")
            || (owner.equals("java/math/MathContext") && name.equals("DECIMAL128"))
            || (owner.equals("java/util/Locale") && name.equals("ENGLISH"))
            || (CALLS.getOrDefault(owner, Set.of()) == NUMBERS && name.equals("TYPE"));
    return isOwn || (isConstant && opcode == Opcodes.GETSTATIC);
  }

  /** What may be made anew. */
  static boolean made(String type) {
    return RULES.matcher(type).matches()
        || ENGINE.matcher(type).matches()
        || Set.of(
                "java/lang/RuntimeException",
                "java/math/BigDecimal",
                "java/time/format/DateTimeFormatterBuilder")
            .contains(type);
  }

  static boolean bootstrap(String owner, String name) {
    return (owner.equals("java/lang/invoke/StringConcatFactory")
            && name.equals("makeConcatWithConstants"))
        || (owner.equals("java/lang/invoke/LambdaMetafactory")
            && Set.of("metafactory", "altMetafactory").contains(name));
  }
}
