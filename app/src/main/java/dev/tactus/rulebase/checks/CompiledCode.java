package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;

/**
 * Looks through everything that was compiled from an upload, before any of it is loaded: whatever
 * the texts looked like, the code may only ask facts, make findings and insert them.
 */
final class CompiledCode {
  private final SortedSet<String> refused = new TreeSet<>();

  private CompiledCode() {}

  /** Reports what the code of that release could do besides judging. */
  static void check(Release release, Report report) {
    CompiledCode code = new CompiledCode();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(release.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".class")) {
          code.read(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    code.refused.forEach(what -> tell(what, report));
  }

  private void read(String name, byte[] bytes) {
    // the one class that is not made of what authors wrote, but by the engine for itself
    boolean isModel = name.matches("org/drools/project/model/ProjectModel\\w*[.]class");
    if (!name.startsWith("rules/") && !isModel) {
      refused.add("the class " + name);
    } else if (!isModel) {
      new ClassReader(bytes).accept(new CodeReader(refused::add), ClassReader.SKIP_FRAMES);
    }
  }

  private static void tell(String what, Report report) {
    report.error(
        Place.of(""),
        "Compiled, the rules would use what they may not: " + what + ".",
        "A rule only looks at facts and inserts findings. If you cannot tell which rule it is, take"
            + " out those that were written last, one by one.");
  }
}
