package dev.tactus.rulebase.checks;

import dev.tactus.judgement.SavedCases;
import dev.tactus.rulebase.Compiler;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes uploads, good and bad, for tests. */
final class Uploads {
  static final String FILE = "rules/fatigue/mine.drl";
  static final String HEAD = "package rules.fatigue\nimport dev.tactus.facts.*\n";

  /** The rule without which nothing is a release. */
  private static final Map<String, String> CONSENT =
      Map.of(
          "rules/consent/consent.drl",
          HEAD.replace("fatigue", "consent")
              + rule("consent/none", "Trigger(!service) not Consent()", "insert(Veto.all());")
                  .replace("@gate(fatigue)", "@gate(consent)"));

  private Uploads() {}

  /** These texts, and a rule of consent. */
  static Map<String, String> whole(Map<String, String> texts) {
    Map<String, String> all = new LinkedHashMap<>(CONSENT);
    all.putAll(texts);
    return all;
  }

  /** A whole rule; the first line of when is line 6 of a file. */
  static String rule(String name, String when, String then) {
    return "rule \""
        + name
        + "\"\n@gate(fatigue) @reason(R) @owner(o)\nwhen\n"
        + when
        + "\nthen\n"
        + then
        + "\nend\n";
  }

  /** An upload of one rule. */
  static byte[] ofRule(String when, String then) {
    return of(HEAD + rule("fatigue/mine", when, then));
  }

  /** An upload of one rule with those conditions. */
  static byte[] when(String when) {
    return ofRule(when, "insert(Veto.all());");
  }

  /** An upload of one rule with that consequence. */
  static byte[] then(String then) {
    return ofRule("$t : Trigger(marketing, priorOdds < 3)", then);
  }

  /** An upload of one file of rules. */
  static byte[] of(String drl) {
    return zip(Map.of(FILE, drl));
  }

  static byte[] zip(Map<String, String> texts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return zipped(files);
  }

  static byte[] zipped(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Sources read(byte[] upload) {
    try {
      return Upload.read(new ByteArrayInputStream(upload));
    } catch (IOException | RefusedUploadException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is compiled of a text that nobody read. */
  static Release compiledUnread(String path, String drl) {
    Sources sources = read(zip(Map.of(path, drl)));
    return Compiler.release(sources, Checks.drl(sources, new Report()));
  }

  /** What reading and checking it says. */
  static List<Message> messages(InputStream upload) {
    try {
      return new Checks(new SavedCases()).check(Upload.read(upload)).messages();
    } catch (RefusedUploadException e) {
      return e.messages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Message> messages(byte[] upload) {
    return messages(new ByteArrayInputStream(upload));
  }
}
