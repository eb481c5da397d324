package dev.tactus.rulebase.checks;

import static dev.tactus.rulebase.checks.Uploads.HEAD;
import static dev.tactus.rulebase.checks.Uploads.of;
import static dev.tactus.rulebase.checks.Uploads.rule;
import static dev.tactus.rulebase.checks.Uploads.then;
import static dev.tactus.rulebase.checks.Uploads.when;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Rules that may not go live, and what is said of them: each tries to do more than to judge, or is
 * a mistake.
 */
final class BadRules {
  /** Whatever runs of an upload leaves this behind. */
  static final String CANARY = "tactus.canary";

  private static final String SING = "System.setProperty(\"" + CANARY + "\", \"sung\")";
  private static final String GOOD =
      rule("fatigue/good", "Trigger(alert)", "insert(Evidence.of(2));");

  private BadRules() {}

  static Map<String, Supplier<InputStream>> all() {
    Map<String, Supplier<InputStream>> all = new LinkedHashMap<>();
    mistakes(all);
    descriptions(all);
    loops(all);
    conditions(all);
    accumulates(all);
    consequences(all);
    insertions(all);
    declarations(all);
    attributes(all);
    return all;
  }

  private static void put(Map<String, Supplier<InputStream>> all, String name, byte[] upload) {
    all.put(name, () -> new ByteArrayInputStream(upload));
  }

  private static void mistakes(Map<String, Supplier<InputStream>> all) {
    put(all, "a bracket is missing", when("Trigger(marketing"));
    put(all, "an end is missing", of(HEAD + GOOD.replace("end", "")));
    put(all, "a keyword is misspelt", of(HEAD + GOOD.replace("rule", "rul")));
    put(all, "a bracket of the consequence is missing", then("insert(Veto.all()"));
    put(all, "an unknown fact", when("Tigger(marketing)"));
    put(all, "an unknown field", when("Trigger(priorOds > 3)"));
    put(all, "an unknown question", when("Moment(isMonday())"));
    put(all, "an unknown channel", when("Candidate(channel == Channel.FAX)"));
    put(all, "a channel as text", when("Candidate(channel == \"EMAIL\")"));
    put(all, "a number as text", when("Trigger(priorOdds > \"8\")"));
    put(all, "a time against a number", when("Moment(now > 9)"));
    put(all, "a value instead of a condition", when("Trigger(step)"));
    put(all, "an unbound name", then("insert(Hold.all($room));"));
    put(all, "a name bound twice", when("$t : Trigger() $t : Subject(cart)"));
    put(all, "a question given the wrong thing", when("Moment(next(\"9\", \"21\") > now)"));
    put(all, "an hour that is none", when("Moment(next(9, 25) > now)"));
    put(all, "a cap of nothing", when("Pressure(marketing.atMost(0).inDays(7) > now)"));
    put(all, "fields by position", when("Trigger(\"a\", \"b\";)"));
    put(all, "text in single quotes", when("Trigger(step == 'a')"));
  }

  private static void descriptions(Map<String, Supplier<InputStream>> all) {
    put(all, "evidence of nothing", then("insert(Evidence.of(0));"));
    put(all, "a hold without its end", then("insert(Hold.all());"));
    put(all, "nothing found", then(""));
    put(all, "no owner", of(HEAD + GOOD.replace("@owner(o)", "")));
    put(all, "no reason", of(HEAD + GOOD.replace("@reason(R)", "@reason(not so loud)")));
    put(
        all,
        "another gate's description",
        of(HEAD + GOOD.replace("@gate(fatigue)", "@gate(timing)")));
    put(all, "another gate's name", of(HEAD + GOOD.replace("fatigue/good", "timing/good")));
    put(all, "another gate's package", of(HEAD.replace("fatigue", "timing") + GOOD));
    put(all, "two rules of one name", of(HEAD + GOOD + GOOD));
    put(all, "no rule in a file", of(HEAD));
    put(all, "rules swallowed by a comment", of(HEAD + GOOD + "/* " + GOOD.replace("good", "b")));
  }

  private static void loops(Map<String, Supplier<InputStream>> all) {
    put(all, "while", then("while (true) { }"));
    put(all, "for", then("for (;;) { insert(Veto.all()); }"));
    put(all, "do", then("do { } while (true);"));
    put(all, "a rule that feeds itself", when("Trigger() Veto()"));
    put(all, "a rule that negates what it inserts", when("Trigger() not Veto()"));
    put(all, "a rule that looks at everything", when("$o : Object()"));
    put(all, "a pattern of letters without end", when("Trigger(step matches \"(a+)+b\")"));
    put(
        all,
        "all combinations of everything",
        when("Product() Product() Product() Product() Product()"));
    put(all, "three products side by side", when("Product() Product() exists Product()"));
    put(all, "a fact changed", then("modify($t) { };"));
    put(all, "a fact deleted", then("delete($t);"));
    put(all, "a logical insert", then("insertLogical(Veto.all());"));
  }

  private static void conditions(Map<String, Supplier<InputStream>> all) {
    put(all, "System.exit", when("Trigger(System.exit(0) == null)"));
    put(all, "a full name", when("Trigger(java.lang.System.getenv(\"HOME\") != null)"));
    put(all, "a property set", when("Trigger(" + SING + " == null)"));
    put(all, "a list with code in it", when("Trigger(step in (" + SING + ", \"a\"))"));
    put(
        all,
        "a class by its name in pieces",
        when("Trigger(Class.forName(\"java.lang.Sys\" + \"tem\") != null)"));
    put(all, "a class of a fact", when("Trigger(getClass() != null)"));
    put(all, "a class as a field", when("Trigger(this.class != null)"));
    put(all, "a class as a field of a text", when("Trigger(step.class.name == \"x\")"));
    put(all, "a class behind what may be missing", when("Trigger(step!.class != null)"));
    put(all, "a map with code in it", when("Trigger([\"a\" : " + SING + "] != null)"));
    put(all, "a map", when("Trigger(step == [\"a\" : 1])"));
    put(
        all,
        "the network in a condition",
        when("Trigger(new java.net.URL(\"http://example.com\").openStream() != null)"));
    put(
        all,
        "a name looked up in the network",
        when("Trigger(java.net.InetAddress.getByName(step) != null)"));
    put(all, "a class of a text", when("Trigger(step.getClass().getClassLoader() != null)"));
    put(all, "the clock", when("Trigger(triggeredAt < Instant.now())"));
    put(all, "a pause", when("Trigger(Thread.sleep(1000) == null)"));
    put(all, "a file", when("Trigger(new java.io.File(\"x\").delete())"));
    put(all, "an evaluation", when("Trigger() eval(" + SING + " == null)"));
    put(all, "an evaluation inside", when("Trigger(eval(" + SING + " == null))"));
    put(all, "from", when("String() from java.util.List.of(" + SING + ")"));
    put(all, "a lambda", when("Trigger(channels.stream().anyMatch(c -> true))"));
    put(all, "a cast", when("Trigger(this#Veto.channel == null)"));
    put(all, "a change", when("Trigger(version = 3)"));
    put(all, "a count upwards", when("Trigger(version++ > 3)"));
    put(all, "a path", when("Trigger(/channels)"));
    put(all, "something behind the condition", when("Trigger([1, 2] contains 3)"));
  }

  private static void accumulates(Map<String, Supplier<InputStream>> all) {
    put(
        all,
        "accumulate with code",
        when(
            "Number() from accumulate(Consent(), init( "
                + SING
                + "; int n = 0; ), action( n++; ), result( n ))"));
    put(
        all,
        "accumulate of something else",
        when("accumulate(Consent($s : source); $l : collectList($s))"));
    put(all, "code inside accumulate", when("accumulate(Consent(); $n : count(" + SING + "))"));
    put(all, "a window", when("Trigger() over window:length(3)"));
    put(all, "an entry point", when("Trigger() from entry-point \"x\""));
    put(
        all,
        "a character as code",
        when("Trigger(step == \"\\u0022 + " + SING.replace("\"", "") + "\")"));
  }

  private static void consequences(Map<String, Supplier<InputStream>> all) {
    put(all, "code", then(SING + ";"));
    put(
        all,
        "code in what is inserted",
        then("insert(Hold.all(java.time.Instant.parse(" + SING + ")));"));
    put(all, "System.exit in a consequence", then("System.exit(0);"));
    put(all, "another program", then("Runtime.getRuntime().exec(\"id\");"));
    put(all, "a program in pieces", then("new ProcessBuilder(\"sh\", \"-c\", \"id\").start();"));
    put(all, "the network", then("new java.net.URL(\"http://example.com\").openStream();"));
    put(
        all,
        "a file written",
        then("java.nio.file.Files.writeString(java.nio.file.Path.of(\"x\"), \"y\");"));
    put(all, "a class inside", then("class Inner { static { " + SING + "; } } new Inner();"));
    put(all, "an anonymous class", then("insert(new Object() {{ " + SING + "; }});"));
    put(all, "a thread", then("new Thread(() -> " + SING + ").start();"));
    put(all, "a variable", then("String s = " + SING + "; insert(Veto.all());"));
    put(all, "a decision", then("if (" + SING + " == null) insert(Veto.all());"));
    put(all, "a block", then("{ " + SING + "; }"));
    put(all, "a lock", then("synchronized ($t) { }"));
    put(all, "a failure", then("throw new RuntimeException();"));
  }

  private static void insertions(Map<String, Supplier<InputStream>> all) {
    put(all, "the engine", then("drools.getKieRuntime().halt();"));
    put(all, "the engine's services", then("org.kie.api.KieServices.get();"));
    put(all, "text instead of a finding", then("insert(\"never\");"));
    put(all, "a fact instead of a finding", then("insert($t);"));
    put(
        all,
        "two ways out",
        of(
            HEAD
                + rule(
                    "fatigue/x",
                    "Trigger() do[b]",
                    "insert(Veto.all());\nthen[b]\n" + SING + ";")));
  }

  private static void declarations(Map<String, Supplier<InputStream>> all) {
    put(all, "a function", of(HEAD + "function void f() { " + SING + "; f(); }\n" + GOOD));
    put(all, "a query", of(HEAD + "query q() Trigger(" + SING + " == null) end\n" + GOOD));
    put(all, "a global", of(HEAD + "global java.util.List out;\n" + GOOD));
    put(all, "a type", of(HEAD + "declare Mine x : String = " + SING + " end\n" + GOOD));
    put(all, "a static import", of(HEAD + "import static java.lang.System.setProperty;\n" + GOOD));
    put(
        all,
        "a function imported",
        of(HEAD + "import function java.lang.System.setProperty;\n" + GOOD));
    put(all, "a class imported", of(HEAD + "import java.io.File\n" + GOOD));
    put(all, "a package imported", of(HEAD + "import java.net.*\n" + GOOD));
    put(
        all,
        "an accumulate imported",
        of(HEAD + "import accumulate java.lang.Runtime run\n" + GOOD));
  }

  private static void attributes(Map<String, Supplier<InputStream>> all) {
    put(all, "MVEL", of(HEAD + GOOD.replace("when", "dialect \"mvel\"\nwhen")));
    put(all, "MVEL for all", of(HEAD + "dialect \"mvel\"\n" + GOOD));
    put(
        all,
        "an order that is computed",
        of(HEAD + GOOD.replace("when", "salience (" + SING + " == null ? 1 : 2)\nwhen")));
    put(all, "a timer", of(HEAD + GOOD.replace("when", "timer (int: 1s 1s)\nwhen")));
    put(
        all,
        "a switch that is computed",
        of(HEAD + GOOD.replace("when", "enabled (" + SING + " == null)\nwhen")));
    put(
        all,
        "an end by the calendar",
        of(HEAD + GOOD.replace("when", "date-expires \"01-Jan-2030\"\nwhen")));
    put(
        all,
        "a note to the engine",
        of(HEAD + GOOD.replace("@owner(o)", "@owner(o) @Propagation(IMMEDIATE)")));
    put(
        all,
        "a rule that extends another",
        of(
            HEAD
                + GOOD
                + rule("fatigue/x\" extends \"fatigue/good", "Trigger()", "insert(Veto.all());")));
  }
}
