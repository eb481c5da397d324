package dev.tactus.rulebase.checks;

import static dev.tactus.rulebase.checks.Uploads.FILE;
import static dev.tactus.rulebase.checks.Uploads.HEAD;
import static dev.tactus.rulebase.checks.Uploads.rule;
import static dev.tactus.rulebase.checks.Uploads.zip;
import static dev.tactus.rulebase.checks.Uploads.zipped;

import dev.tactus.rulebase.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Uploads that may not go live for what the files are, whatever the rules say. */
final class BadFiles {
  private static final String GOOD =
      HEAD + rule("fatigue/good", "Trigger(alert)", "insert(Evidence.of(2));");
  private static final String DSLR =
      "package rules.fatigue\nimport dev.tactus.facts.*\nexpander words.dsl\n"
          + rule("fatigue/good", "It is an alert", "It is better");
  private static final String DSL =
      "[when]It is an alert=Trigger(alert)\n[then]It is better=insert(Evidence.of(2));\n";
  private static final String TABLE =
      """
      RuleSet,rules.fatigue
      Import,dev.tactus.facts.*

      RuleTable fatigue/caps
      METADATA,METADATA,METADATA,CONDITION,ACTION
      ,,,Trigger,
      gate($param),reason($param),owner($param),step == $param,insert(Evidence.of($param));
      gate,reason,owner,step,odds
      fatigue,R,o,\
      """
          + "\"\"\"reminder-1\"\"\",2\n";

  private BadFiles() {}

  static Map<String, Supplier<InputStream>> all() {
    Map<String, Supplier<InputStream>> all = new LinkedHashMap<>();
    archives(all);
    files(all);
    numbersAndCases(all);
    texts(all);
    otherForms(all);
    tables(all);
    return all;
  }

  private static void put(Map<String, Supplier<InputStream>> all, String name, byte[] upload) {
    all.put(name, () -> new ByteArrayInputStream(upload));
  }

  private static void archives(Map<String, Supplier<InputStream>> all) {
    put(all, "no zip", "hello".getBytes(StandardCharsets.UTF_8));
    put(all, "an empty zip", zip(Map.of()));
    put(all, "a damaged zip", damaged());
    put(all, "a zip with a password", locked());
    put(all, "a zip bomb", zipped(Map.of("rules/fatigue/a.csv", new byte[40_000_000])));
    put(
        all,
        "a bomb in a spreadsheet",
        zipped(Map.of("rules/fatigue/a.xlsx", zipped(Map.of("xl/a.xml", new byte[9_000_000])))));
    all.put("200 MB", BadFiles::endless);
    put(
        all,
        "a way out of the zip",
        zip(Map.of("rules/fatigue/../../../../etc/cron.d/x.drl", GOOD)));
    put(all, "a way out with backslashes", zip(Map.of("rules\\..\\..\\x.drl", GOOD)));
    put(all, "an absolute path", zip(Map.of("/etc/passwd", "x")));
    put(all, "a drive", zip(Map.of("C:/x.drl", "x")));
    put(all, "one file twice", twice());
    put(all, "very many files", many());
  }

  private static void files(Map<String, Supplier<InputStream>> all) {
    put(all, "a foreign class", with("dev/evil/Evil.class", "x"));
    put(all, "a class among the rules", with("rules/fatigue/Evil.class", "x"));
    put(all, "a library", with("lib/evil.jar", "x"));
    put(all, "a source", with("src/Evil.java", "x"));
    put(all, "a kjar without texts", kjarWithoutTexts());
    put(all, "no folder of rules", zip(Map.of("readme.txt", "x")));
    put(all, "rules beside the folder", zip(Map.of(FILE, GOOD, "more.drl", GOOD)));
    put(all, "a folder of no gate", zip(Map.of("rules/fatige/a.drl", GOOD)));
    put(all, "a folder in a gate", zip(Map.of("rules/fatigue/more/a.drl", GOOD)));
    put(all, "another kind of file", zip(Map.of("rules/fatigue/a.drl.txt", GOOD)));
    put(all, "an old spreadsheet", zip(Map.of("rules/fatigue/a.xls", "x")));
    put(
        all,
        "two files with one name of a rule",
        zip(Map.of("rules/fatigue/a.drl", GOOD, "rules/fatigue/b.drl", GOOD)));
  }

  private static void numbersAndCases(Map<String, Supplier<InputStream>> all) {
    put(
        all,
        "a limit that is none",
        zip(
            Map.of(
                FILE,
                GOOD,
                "judging.properties",
                "odds.wanted=10\n"
                    + "hold.spread=PT30M\n"
                    + "unavailable.retry=PT5M\n"
                    + "firings.most=2000000000\n"
                    + "time.most=PT1S")));
    put(
        all,
        "a time that is none",
        zip(
            Map.of(
                FILE,
                GOOD,
                "judging.properties",
                "odds.wanted=10\n"
                    + "hold.spread=PT30M\n"
                    + "unavailable.retry=PT5M\n"
                    + "firings.most=1000\n"
                    + "time.most=PT10H")));
    put(all, "a case that is no YAML", zip(Map.of(FILE, GOOD, "cases/a.yaml", "note: [")));
    put(all, "a case that grows without end", zip(Map.of(FILE, GOOD, "cases/a.yaml", bomb())));
    put(
        all,
        "a case of an unknown fact",
        zip(
            Map.of(
                FILE,
                GOOD,
                "cases/a.yaml",
                "note: n\nfacts: {trigger: {stepp: x}}\nexpect: {answer: send}")));
    put(
        all,
        "a case of an unknown purpose",
        zip(
            Map.of(
                FILE,
                GOOD,
                "cases/a.yaml",
                "note: n\nfacts:\n  trigger: {purpose: fun}\nexpect: {answer: send}")));
    put(
        all,
        "a case that expects what there is not",
        zip(
            Map.of(
                FILE,
                GOOD,
                "cases/a.yaml",
                "note: n\nfacts: {}\nexpect:\n  answer: send\n  because: R")));
    put(
        all,
        "a case that comes out otherwise",
        zip(
            Map.of(
                FILE,
                GOOD,
                "cases/a.yaml",
                "note: n\n"
                    + "facts: {}\n"
                    + "expect: {answer: send, channel: email, verdict: compelling}")));
  }

  private static void texts(Map<String, Supplier<InputStream>> all) {
    byte[] latin =
        GOOD.replace("Trigger(alert)", "Trigger(step == \"Käse\")")
            .getBytes(StandardCharsets.ISO_8859_1);
    put(all, "Latin 1", zipped(Map.of(FILE, latin)));
    put(all, "UTF-16", zipped(Map.of(FILE, GOOD.getBytes(StandardCharsets.UTF_16))));
    put(all, "a zero byte", zip(Map.of(FILE, GOOD.replace("alert", "al\0ert"))));
    put(
        all,
        "text that reads backwards",
        zip(Map.of(FILE, GOOD.replace("// ", "").replace("alert", "\u202Etrela"))));
    put(all, "a very long file", zip(Map.of(FILE, GOOD + "// x\n".repeat(70_000))));
    put(
        all,
        "a few brackets too many",
        zip(Map.of(FILE, GOOD.replace("alert", "((((((alert))))))"))));
    put(
        all,
        "a condition without end",
        zip(Map.of(FILE, GOOD.replace("alert", "alert" + " || alert".repeat(20_000)))));
    put(
        all,
        "a table without end",
        zip(Map.of("rules/fatigue/a.csv", TABLE + "fatigue,R,o,1,2\n".repeat(600))));
    put(
        all,
        "brackets without end",
        zip(
            Map.of(
                FILE, GOOD.replace("alert", "(".repeat(20_000) + "alert" + ")".repeat(20_000)))));
  }

  private static void otherForms(Map<String, Supplier<InputStream>> all) {
    put(
        all,
        "a sentence that is not explained",
        sentences(DSLR.replace("It is an alert", "It is raining"), DSL));
    put(
        all,
        "a sentence that waits without end",
        shippedSentences("A marketing message", "Wait with SMS"));
    put(
        all,
        "a sentence of a channel that is not said",
        shippedSentences("A marketing message", "Prefer this channel"));
    put(all, "no file of sentences", zip(Map.of("rules/fatigue/a.dslr", DSLR)));
    put(
        all,
        "code behind a sentence",
        sentences(
            DSLR,
            DSL.replace(
                "Trigger(alert)",
                "Trigger(System.setProperty(\"tactus.canary\", \"x\") == null)")));
    put(
        all,
        "a sentence that takes for ever",
        sentences(DSLR, "[when]It (a+)+ is=Trigger()\n" + DSL));
  }

  private static void tables(Map<String, Supplier<InputStream>> all) {
    put(all, "no table", zip(Map.of("rules/fatigue/a.csv", "a,b\nc,d\n")));
    put(
        all,
        "a row that is not read",
        zip(Map.of("rules/fatigue/a.csv", TABLE + ",,,,\n" + "fatigue,R,o,\"\"\"x\"\"\",3\n")));
    put(
        all,
        "code in a cell",
        zip(
            Map.of(
                "rules/fatigue/a.csv", TABLE.replace("\"\"\"reminder-1\"\"\"", "System.exit(0)"))));
    put(
        all,
        "a function in a table",
        zip(
            Map.of(
                "rules/fatigue/a.csv",
                TABLE.replace("Import,", "Functions,function void f() { f(); }\nImport,"))));
    put(
        all,
        "an import in a table",
        zip(
            Map.of(
                "rules/fatigue/a.csv",
                TABLE.replace("dev.tactus.facts.*", "\"dev.tactus.facts.*,java.io.File\""))));
    put(
        all,
        "an unknown kind of column",
        zip(
            Map.of(
                "rules/fatigue/a.csv",
                TABLE.replace("METADATA,METADATA,METADATA,COND", "METADATA,METADATA,WHAT,COND"))));
    put(
        all,
        "a table without owners",
        zip(Map.of("rules/fatigue/a.csv", TABLE.replace("fatigue,R,o,", "fatigue,R,,"))));
    put(all, "a spreadsheet that is none", zip(Map.of("rules/fatigue/a.xlsx", "hello")));
    put(all, "a formula", zipped(Map.of("rules/fatigue/a.xlsx", Sheets.of(TABLE, true, false))));
    put(
        all,
        "a table on another sheet",
        zipped(Map.of("rules/fatigue/a.xlsx", Sheets.of(TABLE, false, true))));
  }

  private static byte[] sentences(String dslr, String dsl) {
    return zip(Map.of("rules/fatigue/a.dslr", dslr, "rules/fatigue/words.dsl", dsl));
  }

  private static byte[] shippedSentences(String when, String then) {
    String head = HEAD + "expander tactus.dsl\n";
    return zip(Map.of("rules/fatigue/a.dslr", head + rule("fatigue/x", when, then)));
  }

  private static byte[] with(String path, String text) {
    return zip(Map.of(FILE, GOOD, path, text, "META-INF/kmodule.xml", "<kmodule/>"));
  }

  private static byte[] damaged() {
    byte[] zip = zip(Map.of(FILE, GOOD));
    java.util.Arrays.fill(zip, 60, 90, (byte) 0xFF);
    return zip;
  }

  private static byte[] locked() {
    byte[] zip = zip(Map.of(FILE, GOOD));
    zip[6] |= 1;
    return zip;
  }

  private static byte[] twice() {
    Map<String, String> files =
        new TreeMap<>(Map.of("rules/fatigue/a.drl", GOOD, "rules/fatigue/b.drl", "x"));
    String zip = new String(zip(files), StandardCharsets.ISO_8859_1);
    return zip.replace("b.drl", "a.drl").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] many() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 5_001; i++) {
      files.put("rules/fatigue/" + i + ".drl", "");
    }
    return zip(files);
  }

  private static String bomb() {
    StringBuilder yaml = new StringBuilder("note: n\na0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      yaml.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
    }
    return yaml.toString();
  }

  private static byte[] kjarWithoutTexts() {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Release.first().bytes()))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        if (!e.isDirectory() && !e.getName().endsWith(".drl")) {
          files.put(e.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped(files);
  }

  private static InputStream endless() {
    byte[] start = zip(Map.of(FILE, GOOD));
    java.util.Random noise = new java.util.Random(1);
    InputStream rest =
        new InputStream() {
          private int left = 200_000_000;

          @Override
          public int read() {
            return left-- > 0 ? noise.nextInt(256) : -1;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            left -= length;
            return left > 0 ? length : -1;
          }
        };
    byte[] head = java.util.Arrays.copyOf(start, 30 + FILE.length());
    return new SequenceInputStream(new ByteArrayInputStream(stored(head)), rest);
  }

  /** The head of an entry that is not compressed and 200 MB long. */
  private static byte[] stored(byte[] head) {
    java.nio.ByteBuffer buffer =
        java.nio.ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    buffer.putShort(6, (short) 0).putShort(8, (short) 0).putInt(14, 0);
    buffer.putInt(18, 200_000_000).putInt(22, 200_000_000);
    return head;
  }
}
