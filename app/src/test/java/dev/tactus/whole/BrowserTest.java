package dev.tactus.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.Exercised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages, in a real browser. */
class BrowserTest {
  private static final List<Path> BROWSERS =
      Stream.of("chromium", "chromium-browser", "google-chrome")
          .map(name -> Path.of("/usr/bin", name))
          .toList();

  @TempDir private Path home;
  @TempDir private Path profile;

  @Test
  void theApiCanBeBrowsed() throws Exception {
    Path browser = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    assumeTrue(browser != null, "no browser on this machine: not exercised");
    try (Installed tactus = Installed.on(Brokers.embedded().uri(), home)) {
      String page = dom(browser, tactus.url("/swagger-ui/index.html"));
      assertThat(page)
          .contains("/v1/track", "/v1/decisions", "/v1/sends", "/v1/customers/{id}/consents");
    }
    Exercised.BROWSER.with(version(browser));
  }

  /** The page as the browser shows it once its scripts have run. */
  private String dom(Path browser, String url) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(browser.toString(), "--headless", "--no-sandbox", "--disable-gpu"));
    command.addAll(
        List.of(
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + profile,
            "--virtual-time-budget=20000",
            "--dump-dom",
            url));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String dom = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return dom;
  }

  private static String version(Path browser) throws IOException {
    Process process = new ProcessBuilder(browser.toString(), "--version").start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
