package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tactus.backtest.ManyCarts;
import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages, in a real browser. */
class BrowserTest {
  private final Optional<Browser> browser = Browser.atHand();
  @TempDir private Path home;

  @BeforeEach
  void isThere() {
    assumeTrue(browser.isPresent(), "no browser on this machine: not exercised");
  }

  @Test
  void theApiCanBeBrowsed() throws Exception {
    try (Installed tactus = Installed.on(Brokers.embedded().uri(), home)) {
      assertThat(browser.orElseThrow().page(tactus.url("/swagger-ui/index.html")))
          .contains("/v1/track", "/v1/decisions", "/v1/sends", "/v1/customers/{id}/consents");
    }
  }

  /** What the browser made of the file: each section where it belongs, nothing cut or moved. */
  @Test
  void aBacktestsPageIsShownFromAFile() throws Exception {
    Path page = Files.write(home.resolve("report.html"), ManyCarts.page(home.resolve("rules")));
    String shown = browser.orElseThrow().page(page.toUri().toString());
    assertThat(shown)
        .startsWith("<!DOCTYPE html>")
        .contains("<main>", "Backtest, simulated", "<h2>20 customers</h2>")
        .containsSubsequence(
            "<h1>Release changed would send",
            "class=\"tiles\"",
            "<h2>Which rules add and drop messages</h2>",
            "<h3>By journey</h3>",
            "<h2>Caps</h2>",
            "<svg",
            "<h2>Reasons, before and after</h2>",
            "<h2>20 customers</h2>",
            "<details>",
            "<h2>How to read this</h2>",
            "</main>");
    assertThat(tables(shown)).isEqualTo(tables(Files.readString(page)));
  }

  private static int tables(String page) {
    return page.split("<tr>", -1).length + page.split("<details>", -1).length;
  }
}
