package dev.tactus.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tactus.testkit.servers.Brokers;
import dev.tactus.testkit.servers.Browser;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages, in a real browser. */
class BrowserTest {
  @TempDir private Path home;

  @Test
  void theApiCanBeBrowsed() throws Exception {
    Optional<Browser> browser = Browser.atHand();
    assumeTrue(browser.isPresent(), "no browser on this machine: not exercised");
    try (Installed tactus = Installed.on(Brokers.embedded().uri(), home)) {
      assertThat(browser.get().page(tactus.url("/swagger-ui/index.html")))
          .contains("/v1/track", "/v1/decisions", "/v1/sends", "/v1/customers/{id}/consents");
    }
  }
}
