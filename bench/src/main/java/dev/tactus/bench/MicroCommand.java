package dev.tactus.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Parameters(description = "for JMH; default: -f 3 -wi 5 -w 2 -i 5 -r 2 -prof gc")
  List<String> jmh = List.of("-f", "3", "-wi", "5", "-w", "2", "-i", "5", "-r", "2", "-prof", "gc");

  @Override
  public Integer call() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(App.java(), "-XX:+UseParallelGC", "-cp"));
    command.add(System.getProperty("java.class.path") + File.pathSeparator + app);
    command.add("org.openjdk.jmh.Main");
    command.addAll(jmh);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
