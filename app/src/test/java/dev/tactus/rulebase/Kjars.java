package dev.tactus.rulebase;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Builds kjars from texts, for tests. */
public final class Kjars {
  private static final String KMODULE =
      "<kmodule xmlns=\"http://www.drools.org/xsd/kmodule\">"
          + "<kbase name=\"k\" default=\"true\" packages=\"*\">"
          + "<ksession name=\"s\" default=\"true\"/></kbase></kmodule>";
  private static final String HEAD =
      "package rules.fatigue\nimport dev.tactus.facts.*\nimport java.time.Instant\n";

  private Kjars() {}

  /** A release with the shipped numbers and one rule with that body, called {@code fatigue/r}. */
  public static Release ofRule(String whenThen) {
    return of(Map.of("rules/fatigue/r.drl", rule("fatigue/r", whenThen)));
  }

  /** The same with another limit of time for a judgement. */
  public static Release ofRule(String whenThen, Duration most) {
    String numbers = String.valueOf(Sources.of(Release.first()).text(Settings.FILE));
    String limited = numbers.replaceAll("(?m)^time.most = .*$", "time.most = " + most);
    return of(Map.of("rules/fatigue/r.drl", rule("fatigue/r", whenThen), Settings.FILE, limited));
  }

  /** That a release cannot be loaded. */
  public static NotLoadedException notLoaded(String id) {
    return new NotLoadedException(id, "made for other facts");
  }

  static String rule(String name, String whenThen) {
    return HEAD
        + "rule \""
        + name
        + "\"\n@gate(fatigue) @reason(R) @owner(o)\n"
        + whenThen
        + "\nend";
  }

  /** A release with these texts, and the shipped numbers. */
  static Release of(Map<String, String> texts) {
    Map<String, String> all = new TreeMap<>(texts);
    String numbers = Sources.of(Release.first()).text(Settings.FILE);
    all.putIfAbsent(Settings.FILE, String.valueOf(numbers));
    return exactly(all);
  }

  static Release exactly(Map<String, String> texts) {
    KieServices kie = KieServices.get();
    ReleaseId id = kie.newReleaseId("test", "test", "1");
    KieFileSystem files = kie.newKieFileSystem();
    files.generateAndWritePomXML(id);
    files.writeKModuleXML(KMODULE);
    texts.forEach((path, text) -> files.write("src/main/resources/" + path, text));
    KieBuilder builder = kie.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    try {
      if (builder.getResults().hasMessages(Message.Level.ERROR)) {
        throw new IllegalArgumentException(builder.getResults().toString());
      }
      return Release.of("test", ((InternalKieModule) builder.getKieModule()).getBytes());
    } finally {
      kie.getRepository().removeKieModule(id);
    }
  }

  /** The same texts, compiled as if the facts had that other name, which is as long. */
  static Release recompiled(Release release, String name, String other) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(release.bytes()))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), ISO_8859_1);
        boolean isClass = e.getName().endsWith(".class");
        String named = isClass ? text.replace(name, other) : text;
        files.put(e.getName(), named.getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Release.of(release.id(), Sources.zip(files));
  }
}
