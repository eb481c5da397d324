package dev.tactus.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** JMH, in a JVM of its own that has the application's classes beside the benchmarks. */
@Command(
    name = "micro",
    mixinStandardHelpOptions = true,
    description = "Judgement beside bare Drools, and the journey engine, with JMH.")
final class MicroCommand implements Callable<Integer> {
  @Option(names = "--app", description = "the application (${DEFAULT-VALUE})")
  Path app = Path.of("app", "target", "tactus.jar");

  @Option(names = "--folder", description = "where both are unpacked (${DEFAULT-VALUE})")
  Path folder = Path.of("bench", "target", "micro");

  @Parameters(description = "for JMH; default: -f 3 -wi 5 -w 2 -i 5 -r 2 -prof gc")
  List<String> jmh = List.of("-f", "3", "-wi", "5", "-w", "2", "-i", "5", "-r", "2", "-prof", "gc");

  @Override
  public Integer call() throws Exception {
    Path bench = Path.of(System.getProperty("java.class.path"));
    List<String> classpath = new ArrayList<>();
    for (Path jar : List.of(bench, app)) {
      Path unpacked = folder.resolve(jar.getFileName().toString().replace(".jar", ""));
      unpack(jar, unpacked);
      classpath.add(unpacked.toString());
      classpath.add(unpacked.resolve("BOOT-INF/classes").toString());
      classpath.add(unpacked.resolve("BOOT-INF/lib") + File.separator + "*");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseParallelGC", "-cp"));
    command.add(String.join(File.pathSeparator, classpath));
    command.add("org.openjdk.jmh.Main");
    command.addAll(jmh);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** Takes the classes and libraries out of an executable jar. */
  private static void unpack(Path jar, Path folder) throws IOException {
    try (JarFile entries = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(entries.entries())) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && entry.getName().matches("(BOOT|META)-INF/.*")) {
          Files.createDirectories(file.getParent());
          try (InputStream content = entries.getInputStream(entry)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
