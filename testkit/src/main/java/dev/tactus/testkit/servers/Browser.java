package dev.tactus.testkit.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tactus.servers.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine's Chromium, without a window. */
public record Browser(Path program) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> QUIET =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The one that TACTUS_TEST_BROWSER names, or one of those that Debian has. */
  public static Optional<Browser> atHand() {
    String given = System.getenv().getOrDefault("TACTUS_TEST_BROWSER", "/usr/bin/chromium");
    return List.of(given, "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .map(Browser::new)
        .findFirst();
  }

  /** The page as its scripts have made it, as HTML. */
  public String page(String url) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Scratch.folder("browser")).toRealPath();
    Path page = folder.resolve("page.html");
    Process process =
        new ProcessBuilder(command(folder, url))
            .redirectOutput(page.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the browser did not show " + url + " in " + PATIENCE);
      }
      Exercised.BROWSER.with("(" + program.getFileName() + ")");
      return Files.readString(page, UTF_8);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      Folders.delete(folder);
    }
  }

  // virtual time: it ends as soon as scripts and requests have, at the latest after so much of it
  private List<String> command(Path folder, String url) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(QUIET);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--virtual-time-budget=30000");
    command.add("--dump-dom");
    command.add(url);
    return command;
  }
}
