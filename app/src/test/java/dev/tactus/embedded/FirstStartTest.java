package dev.tactus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tactus.Tactus;
import dev.tactus.testkit.servers.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application as the README's first command starts it, in an empty folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStartTest {
  private final Path home;
  private final ConfigurableApplicationContext tactus;
  private final String url;

  FirstStartTest(@TempDir Path home) {
    this.home = home;
    tactus =
        new SpringApplicationBuilder(Tactus.class)
            .registerShutdownHook(false)
            .run("--tactus.home=" + home, "--server.port=0", "--tactus.demo=false");
    url = "http://127.0.0.1:" + tactus.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  void stop() {
    tactus.close();
  }

  @Test
  void isUpWithoutAKeyAndKeepsItsKeysAtHome() throws Exception {
    assertThat(get("/actuator/health")).contains("\"status\":\"UP\"");
    assertThat(home.resolve("keys.json")).exists();
    assertThat(home.resolve("database/data")).exists();
    assertThat(home.resolve("broker/store")).exists();
  }

  @Test
  void showsItsApiInABrowser() throws Exception {
    Optional<Browser> browser = Browser.atHand();
    assumeTrue(browser.isPresent(), "no browser at hand");
    assertThat(browser.orElseThrow().page(url + "/swagger-ui.html"))
        .contains("/v1/track")
        .contains("/v1/batch");
  }

  private String get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
        .body();
  }
}
