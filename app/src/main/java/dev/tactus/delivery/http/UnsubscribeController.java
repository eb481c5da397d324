package dev.tactus.delivery.http;

import dev.tactus.delivery.UnsubscribeTokens;
import dev.tactus.delivery.Unsubscribed;
import dev.tactus.delivery.Unsubscription;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The link in every message (RFC 8058): looking at it changes nothing, only a POST does. */
@RestController
@SecurityRequirements // the token is the key
final class UnsubscribeController {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <meta name="robots" content="noindex"><title>%1$s</title></head>
      <body><main><h1>%1$s</h1>%2$s</main></body>
      </html>
      """;
  private final UnsubscribeTokens tokens;
  private final Unsubscribed unsubscribed;
  private final InstantSource clock;

  UnsubscribeController(UnsubscribeTokens tokens, Unsubscribed unsubscribed, InstantSource clock) {
    this.tokens = tokens;
    this.unsubscribed = unsubscribed;
    this.clock = clock;
  }

  @GetMapping("/v1/unsubscribe/{token}")
  ResponseEntity<String> ask(@PathVariable String token) {
    Optional<Unsubscription> what = tokens.verify(token);
    if (what.isEmpty()) {
      return unknown();
    }
    String button =
        "<p>You will get no more messages of this kind (%s) by %s.</p>"
                .formatted(what.get().purpose().id(), what.get().channel().id())
            + "<form method=\"post\"><button name=\"List-Unsubscribe\" value=\"One-Click\">"
            + "Unsubscribe</button></form>";
    return page(HttpStatus.OK, "Unsubscribe?", button);
  }

  @PostMapping("/v1/unsubscribe/{token}")
  ResponseEntity<String> unsubscribe(@PathVariable String token) {
    Optional<Unsubscription> what = tokens.verify(token);
    if (what.isEmpty()) {
      return unknown();
    }
    unsubscribed.unsubscribed(what.get(), clock.instant());
    return page(
        HttpStatus.OK, "You are unsubscribed", "<p>It may take a moment until all is stopped.</p>");
  }

  private static ResponseEntity<String> unknown() {
    return page(
        HttpStatus.NOT_FOUND,
        "This link is not complete",
        "<p>Please use the whole link of the message.</p>");
  }

  private static ResponseEntity<String> page(HttpStatus status, String title, String text) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .body(PAGE.formatted(title, text));
  }
}
