package dev.tactus.rulebase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;

/** Compiles DRL into a kjar; loads and runs nothing of it. */
public final class Compiler {
  private static final String KMODULE =
      """
      <kmodule xmlns="http://www.drools.org/xsd/kmodule">
        <configuration>
          <property key="drools.reproducibleExecutableModelGeneration" value="true"/>
        </configuration>
        <kbase name="tactus" default="true" packages="*"><ksession name="judge" default="true"/></kbase>
      </kmodule>
      """;

  private static final AtomicLong COMPILED = new AtomicLong();

  private Compiler() {}

  /**
   * A release of these sources.
   *
   * @param rules the rules of the sources as DRL
   * @throws IllegalArgumentException if they do not compile, with the messages of the compiler
   */
  public static Release release(Sources sources, List<Drl> rules) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(kjar(rules)))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (!e.isDirectory() && !e.getName().endsWith(".drl")) {
          files.put(e.getName(), in.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sources.names().forEach(name -> files.put(name, sources.bytes(name)));
    return Release.of("draft", Sources.zip(files));
  }

  /**
   * Compiles, for its messages only.
   *
   * @throws IllegalArgumentException if they do not compile, with the messages of the compiler
   */
  public static void compile(List<Drl> rules) {
    kjar(rules);
  }

  /** Never that of another module, which may be loaded at this moment. */
  private static String version(List<Drl> rules) {
    int texts = rules.stream().map(Drl::text).toList().hashCode();
    return "1." + Integer.toHexString(texts) + "." + COMPILED.incrementAndGet();
  }

  private static synchronized byte[] kjar(List<Drl> rules) {
    KieServices kie = KieServices.get();
    ReleaseId module = kie.newReleaseId("dev.tactus", "rules", version(rules));
    KieFileSystem files = kie.newKieFileSystem();
    files.generateAndWritePomXML(module);
    files.writeKModuleXML(KMODULE);
    for (int i = 0; i < rules.size(); i++) {
      String folder = rules.get(i).file().replaceFirst("/[^/]*$", "");
      files.write("src/main/resources/" + folder + "/file" + i + ".drl", rules.get(i).text());
    }
    try {
      KieBuilder builder =
          kie.newKieBuilder(files, new RulesClassLoader()).buildAll(ExecutableModelProject.class);
      List<org.kie.api.builder.Message> errors =
          builder.getResults().getMessages(org.kie.api.builder.Message.Level.ERROR);
      if (!errors.isEmpty()) {
        throw new IllegalArgumentException(
            String.join("\n", errors.stream().map(m -> m.getText().strip()).toList()));
      }
      return ((InternalKieModule) builder.getKieModule()).getBytes();
    } catch (NullPointerException
        | ClassCastException
        | IllegalStateException
        | StackOverflowError e) {
      throw new IllegalArgumentException("it is written in a way that the engine cannot read", e);
    } finally {
      kie.getRepository().removeKieModule(module);
    }
  }
}
