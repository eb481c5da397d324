package dev.tactus.intake;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A folder under target/ with Node packages, as their lock file has them, and scripts. */
public final class NodeFolder {
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private final String resources;
  private final Path folder;

  /**
   * @param resources the folder of the class path that has the package's files
   */
  public NodeFolder(String resources) {
    this.resources = resources;
    this.folder = Path.of("target", resources).toAbsolutePath();
  }

  /** Whether this machine has node and npm. */
  public static boolean isAtHand() {
    return Stream.of("node", "npm")
        .allMatch(
            tool ->
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(path -> Files.isExecutable(Path.of(path, program(tool)))));
  }

  private static String program(String tool) {
    return WINDOWS ? tool + (tool.equals("npm") ? ".cmd" : ".exe") : tool;
  }

  /** Installs exactly what the lock file names. */
  public void install(String... files) {
    try {
      Files.createDirectories(folder);
      for (String file : files) {
        try (InputStream in =
            Objects.requireNonNull(
                getClass().getResourceAsStream("/" + resources + "/" + file), file)) {
          Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process(
        Map.of(),
        program("npm"),
        "ci",
        "--ignore-scripts",
        "--omit=optional",
        "--no-audit",
        "--no-fund",
        "--prefer-offline");
  }

  /** Runs a script to its end; what it printed. */
  public String run(String script, Map<String, String> settings) {
    return process(settings, program("node"), script);
  }

  /** Of an installed package. */
  public String version(String name) {
    Path file = folder.resolve(Path.of("node_modules", name, "package.json"));
    return JsonMapper.shared().readTree(file).get("version").asString();
  }

  private String process(Map<String, String> settings, String... command) {
    try {
      File output = folder.resolve("output.txt").toFile();
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output);
      builder.environment().putAll(settings);
      Process process = builder.start();
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      process.destroyForcibly();
      String said = Files.readString(output.toPath());
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
