package dev.tactus.steering.http;

import dev.tactus.enrollment.JourneyDesk;
import dev.tactus.enrollment.JourneyDesk.Card;
import dev.tactus.enrollment.JourneyState;
import dev.tactus.journeys.Journey;
import dev.tactus.steering.Uploads;
import dev.tactus.steering.http.JourneyView.Detail;
import dev.tactus.steering.http.JourneyView.Item;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.NotFound;
import dev.tactus.web.Paging;
import dev.tactus.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Journeys: listed, shown, uploaded, started, paused, stopped. */
@RestController
@RequestMapping("/v1/journeys")
class JourneysController {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int LONGEST_NOTE = 1000;

  private final JourneyDesk desk;
  private final Uploads uploads;

  JourneysController(JourneyDesk desk, Uploads uploads) {
    this.desk = desk;
    this.uploads = uploads;
  }

  /** Why; kept in the audit log. */
  record Why(@Nullable String note) {}

  @GetMapping
  @Operation(summary = "The journeys, by id")
  Listing<Item> list(Paging paging) {
    String after = paging.cursor() == null ? "" : paging.cursor().text(0);
    List<Item> items =
        desk.all().stream()
            .map(Item::of)
            .filter(item -> item.id().compareTo(after) > 0)
            .limit(paging.limit() + 1L)
            .toList();
    return Listing.of(items, paging, item -> Cursor.after(item.id()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A journey: its definition, its versions, its state, its open enrollments")
  Detail one(@PathVariable String id) {
    return Detail.of(card(id), desk.open(id).orElse(null));
  }

  @PostMapping(
      consumes = {
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        "text/x-yaml",
        "text/plain",
        "application/octet-stream"
      })
  @Operation(
      summary = "Takes a definition in YAML as a new version",
      description =
          "Checked like `journeys check`; 422 names every problem: messages of file, line, column, severity,"
              + " message, hint. It is live in every process within two seconds: 201, or 200 if that version"
              + " was there already.")
  ResponseEntity<Item> upload(
      @RequestBody byte[] yaml,
      @RequestParam(defaultValue = "journey.yaml") String file,
      @RequestParam(required = false) @Nullable String note) {
    if (yaml.length > MOST_BYTES) {
      throw new Problem(
          HttpStatus.CONTENT_TOO_LARGE, "A definition has at most " + MOST_BYTES + " bytes.");
    }
    Uploads.Upload upload = uploads.take(text("file", file), yaml, note(note));
    Journey journey = upload.journey();
    if (journey == null) {
      throw new Problem(
              HttpStatus.UNPROCESSABLE_CONTENT, "The definition is not sound; nothing was changed.")
          .with("messages", upload.messages());
    }
    Item item = Item.of(card(journey.id()));
    return upload.fresh()
        ? ResponseEntity.created(URI.create("/v1/journeys/" + journey.id())).body(item)
        : ResponseEntity.ok(item);
  }

  @PostMapping("/{id}/start")
  @Operation(summary = "It runs; what waited in a pause goes on, spread over half an hour")
  Item start(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
    return change(id, JourneyState.RUNNING, why);
  }

  @PostMapping("/{id}/pause")
  @Operation(summary = "Its timers, held triggers and offers wait; events are followed")
  Item pause(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
    return change(id, JourneyState.PAUSED, why);
  }

  @PostMapping("/{id}/stop")
  @Operation(summary = "Its enrollments exit `stopped`; what happens meanwhile does not concern it")
  Item stop(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
    return change(id, JourneyState.STOPPED, why);
  }

  private Item change(String id, JourneyState to, @Nullable Why why) {
    card(id);
    desk.change(id, to, note(why == null ? null : why.note()));
    return Item.of(card(id));
  }

  private Card card(String id) {
    return desk.find(id).orElseThrow(() -> new NotFound("journey", id));
  }

  private static @Nullable String note(@Nullable String note) {
    return note == null || note.isBlank() ? null : text("note", note);
  }

  private static String text(String field, String text) {
    if (text.length() > LONGEST_NOTE || text.indexOf('\0') >= 0) {
      throw new BadRequest(
          field, text, "at most " + LONGEST_NOTE + " characters, none of them NUL");
    }
    return text;
  }
}
