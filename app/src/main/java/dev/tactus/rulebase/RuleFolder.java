package dev.tactus.rulebase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Rules as their authors write them: a folder that holds {@code rules/<gate>/*.drl}, and {@code
 * judging.properties} unless the shipped numbers do.
 */
public final class RuleFolder {
  private static final String TEXTS = "src/main/resources/";
  private static final String KMODULE =
      """
      <kmodule xmlns="http://www.drools.org/xsd/kmodule">
        <kbase name="tactus" default="true" packages="*"><ksession name="judge" default="true"/></kbase>
      </kmodule>
      """;

  private RuleFolder() {}

  /** Whether there are rules to compile: in the folder, or in its src/main/resources. */
  public static boolean isOne(Path folder) {
    return Files.isDirectory(root(folder).resolve("rules"));
  }

  /**
   * Compiles the folder into a release.
   *
   * @throws IllegalArgumentException if it does not compile, with all messages, one a line
   */
  public static Release compile(String id, Path folder) throws IOException {
    Path root = root(folder);
    KieServices kie = KieServices.get();
    ReleaseId module = kie.newReleaseId("dev.tactus.rules", "folder", "1");
    KieFileSystem files = kie.newKieFileSystem();
    files.generateAndWritePomXML(module);
    files.writeKModuleXML(KMODULE);
    for (Path text : texts(root)) {
      String path = root.relativize(text).toString().replace('\\', '/');
      files.write(TEXTS + path, Files.readString(text));
    }
    if (!Files.exists(root.resolve(Settings.FILE))) {
      String shipped = Sources.of(Release.first()).text(Settings.FILE);
      files.write(TEXTS + Settings.FILE, Objects.requireNonNull(shipped));
    }
    return compile(id, kie, module, files);
  }

  private static Release compile(
      String id, KieServices kie, ReleaseId module, KieFileSystem files) {
    try {
      KieBuilder builder = kie.newKieBuilder(files).buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        throw new IllegalArgumentException(
            String.join(System.lineSeparator(), errors.stream().map(RuleFolder::text).toList()));
      }
      return Release.of(id, ((InternalKieModule) builder.getKieModule()).getBytes());
    } catch (NullPointerException e) {
      // Drools gives up so on positional patterns of records
      throw new IllegalArgumentException(
          "a rule cannot be compiled; patterns name their fields: Trigger(step == \"back\")", e);
    } finally {
      kie.getRepository().removeKieModule(module);
    }
  }

  private static String text(Message message) {
    String path = String.valueOf(message.getPath()).replaceFirst("^" + TEXTS, "");
    String line = message.getLine() > 0 ? ":" + message.getLine() : "";
    return path + line + ": " + message.getText().strip();
  }

  private static List<Path> texts(Path root) throws IOException {
    List<Path> texts = new ArrayList<>();
    for (String name : List.of("rules", "cases", Settings.FILE)) {
      Path part = root.resolve(name);
      if (Files.exists(part)) {
        try (Stream<Path> all = Files.walk(part)) {
          all.filter(Files::isRegularFile).sorted().forEach(texts::add);
        }
      }
    }
    return texts;
  }

  private static Path root(Path folder) {
    Path inModule = folder.resolve("src/main/resources");
    return Files.isDirectory(inModule.resolve("rules")) ? inModule : folder;
  }
}
