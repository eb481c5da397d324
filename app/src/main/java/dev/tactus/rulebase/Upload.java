package dev.tactus.rulebase;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what authors hand over: a kjar, a zip, or a folder that holds {@code rules/<gate>/*},
 * {@code cases/*.yaml} and {@code judging.properties}. Of a kjar only the texts are taken, never a
 * class.
 */
public final class Upload {
  private static final Pattern ROOT = Pattern.compile("((?:.*/)?)rules/[^/]+/[^/]+");
  private static final Pattern TEXT = Pattern.compile(".+[.](drl|dslr|dsl|csv|yaml|properties)");
  private static final Pattern RULES =
      Pattern.compile("(?i).+[.](drl|dslr|dsl|xlsx?|ods|rdslr|gdst)|(.*/)?judging[.]properties");
  private static final Pattern LITTER =
      Pattern.compile(
          "(.*/)?(__MACOSX/.*|[.]DS_Store|Thumbs[.]db|desktop[.]ini|[.]gitkeep|~\\$.*|[.]~lock[.].*#)");
  private static final Pattern GENERATED =
      Pattern.compile(
          "rules/[a-z]+/(P[0-9A-F]{2}/Lambda[A-Za-z]+[0-9A-F]{32}"
              + "|Rules[0-9A-F]{32}(RuleMethods\\d+)?"
              + "|DomainClassesMetadata[0-9A-F]{32}([$]\\w+_Metadata)?)[.]class"
              + "|org/drools/project/model/ProjectModel\\w*[.]class");
  private static final Pattern PROGRAM =
      Pattern.compile("(?i).+[.](class|jar|war|ear|java|kt|groovy|so|dll|dylib|exe|sh|bat|cmd|js)");

  private Upload() {}

  /**
   * Reads a kjar or a zip.
   *
   * @throws RefusedUploadException if it is too large, damaged, or holds what it may not; says why
   */
  public static Sources read(InputStream in) throws IOException, RefusedUploadException {
    return sources(Archive.read("", in));
  }

  /**
   * Reads a kjar, a zip, or a folder; of a module of Maven its {@code src/main/resources}.
   *
   * @throws RefusedUploadException if it is too large, damaged, or holds what it may not; says why
   */
  public static Sources read(Path path) throws IOException, RefusedUploadException {
    if (Files.isDirectory(path)) {
      return sources(folder(path));
    }
    if (!Files.isRegularFile(path)) {
      throw new RefusedUploadException(
          Place.of(path.toString()),
          "There is no such file or folder.",
          "Name a kjar, a zip, or a folder that holds rules/<gate>/*.drl.");
    }
    if (Files.size(path) > Archive.MOST_BYTES) {
      throw Archive.tooLarge("");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(in);
    }
  }

  private static Sources sources(SortedMap<String, byte[]> all) throws RefusedUploadException {
    boolean isKjar = all.containsKey("META-INF/kmodule.xml");
    String root = root(all.keySet());
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Message> refused = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      String path = file.getKey();
      String inside = path.startsWith(root) ? path.substring(root.length()) : path;
      if (LITTER.matcher(path).matches() || (isKjar && GENERATED.matcher(path).matches())) {
        continue;
      }
      try {
        if (isTaken(inside)) {
          boolean isText = TEXT.matcher(inside).matches();
          files.put(inside, isText ? Texts.canonical(inside, file.getValue()) : file.getValue());
        }
      } catch (RefusedUploadException e) {
        refused.addAll(e.messages());
      }
    }
    boolean isEmpty = files.keySet().stream().noneMatch(f -> f.startsWith("rules/"));
    if (refused.isEmpty() && (isEmpty || !gates(files.keySet()).containsAll(gates(all.keySet())))) {
      refused.add(noRules(isKjar));
    }
    if (!refused.isEmpty()) {
      throw new RefusedUploadException(refused);
    }
    return completed(files);
  }

  /**
   * The shipped numbers, the shipped sentences, and the shipped facts that saved cases start from,
   * where they are used and none are given.
   */
  private static Sources completed(SortedMap<String, byte[]> files) {
    Sources shipped = Sources.of(Release.first());
    files.computeIfAbsent(Settings.FILE, shipped::bytes);
    if (files.keySet().stream().anyMatch(f -> f.startsWith("cases/"))) {
      files.computeIfAbsent(Sources.CASE_DEFAULTS, shipped::bytes);
    }
    if (files.keySet().stream().anyMatch(f -> f.endsWith(".dslr"))) {
      files.computeIfAbsent(Sentences.SHIPPED, shipped::bytes);
    }
    return Sources.of(files);
  }

  /** The folders of rules; of a kjar, those are there of which only what was compiled is left. */
  private static Set<String> gates(Set<String> paths) {
    Set<String> gates = new TreeSet<>();
    for (String path : paths) {
      boolean isCompiled = GENERATED.matcher(path).matches() && path.startsWith("rules/");
      if (isCompiled || path.matches("rules/[^/]+/.+[.](drl|dslr|xlsx|csv)")) {
        gates.add(path.split("/")[1]);
      }
    }
    return gates;
  }

  private static Message noRules(boolean isKjar) {
    return Message.error(
        Place.NOWHERE,
        isKjar ? "The kjar holds no texts of rules." : "The upload holds no rules.",
        isKjar
            ? "Build it with generateModel YES_WITHDRL: what is judged by must be there to read."
            : "It must hold a folder rules with one folder for each gate, as"
                + " rules/fatigue/caps.drl.");
  }

  /** Whether the file is one of the sources; what has nothing to do with rules is left aside. */
  private static boolean isTaken(String path) throws RefusedUploadException {
    if (Sources.isPart(path)) {
      return true;
    }
    if (PROGRAM.matcher(path).matches()) {
      throw new RefusedUploadException(
          Place.of(path),
          "An upload may not hold a program.",
          "Rules, saved cases and judging.properties are all that is allowed; of a kjar also what"
              + " was compiled from its own rules.");
    }
    Matcher rules = RULES.matcher(path);
    if (path.startsWith("rules/") || path.startsWith("cases/") || rules.matches()) {
      throw new RefusedUploadException(
          Place.of(path),
          "This file would not be used: its name or its folder is not one that is read.",
          "Rules are rules/<gate>/*.drl, .dslr (with .dsl), .xlsx or .csv; saved cases are"
              + " cases/*.yaml; all in lower case.");
    }
    return false;
  }

  /** The folder that holds the folder of rules; a zip of a folder begins with its name. */
  private static String root(Set<String> paths) {
    Set<String> roots = new TreeSet<>();
    for (String path : paths) {
      Matcher matcher = ROOT.matcher(path);
      if (matcher.matches() && !LITTER.matcher(path).matches()) {
        roots.add(matcher.group(1));
      }
    }
    return roots.size() == 1 ? roots.iterator().next() : "";
  }

  private static SortedMap<String, byte[]> folder(Path folder)
      throws IOException, RefusedUploadException {
    Path module = folder.resolve("src/main/resources");
    Path root = Files.isDirectory(module.resolve("rules")) ? module : folder;
    SortedMap<String, byte[]> files = new TreeMap<>();
    long size = 0;
    for (String part : List.of("rules", "cases", Settings.FILE)) {
      for (Path file : files(root.resolve(part))) {
        size += Files.size(file);
        if (size > Archive.MOST_BYTES) {
          throw Archive.tooLarge("");
        }
        files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<Path> files(Path start) throws IOException {
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(start)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
