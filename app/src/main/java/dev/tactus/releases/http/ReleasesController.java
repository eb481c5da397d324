package dev.tactus.releases.http;

import dev.tactus.releases.Difference;
import dev.tactus.releases.Limits;
import dev.tactus.releases.ReleaseDesk;
import dev.tactus.releases.ReleaseShelf.Kept;
import dev.tactus.releases.ShadowBook;
import dev.tactus.releases.ShadowDifference;
import dev.tactus.releases.Standing;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.NotFound;
import dev.tactus.web.Paging;
import dev.tactus.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Releases: uploaded, shown, compared, made active, tried beside the active one, taken back. */
@RestController
@RequestMapping("/v1/releases")
class ReleasesController {
  private static final int LONGEST_NOTE = 1000;

  private final ReleaseDesk desk;
  private final ShadowBook shadows;

  ReleasesController(ReleaseDesk desk, ShadowBook shadows) {
    this.desk = desk;
    this.shadows = shadows;
  }

  /** Why; kept in the audit log. {@code limits}: raised for this activation, with a reason. */
  record Activation(@Nullable String note, @Nullable Limits limits) {}

  record Why(@Nullable String note) {}

  /** Of the customers, 0 to 100; 0 ends it. */
  record Share(@Nullable Double percent, @Nullable String note) {}

  record On(@Nullable Boolean on, @Nullable String note) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Takes a kjar, or a zip of sources, as a new release that does not judge yet",
      description =
          "Compiled, checked, tested on its saved cases: 201 with the release, 200 if there is one of the same"
              + " sources, or 422 with messages of file, line, column, severity, message, hint.")
  ResponseEntity<ReleaseView> upload(
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam(defaultValue = "false") boolean acceptLessCoverage,
      @Nullable Principal caller)
      throws IOException {
    ReleaseDesk.Taken taken;
    try (InputStream in = file.getInputStream()) {
      taken =
          desk.take(
              in, caller == null ? "nobody" : caller.getName(), note(note), acceptLessCoverage);
    } catch (RefusedUploadException e) {
      throw refused(e.messages());
    }
    Kept kept = taken.kept();
    if (kept == null) {
      throw refused(taken.checked().messages());
    }
    ReleaseView view = ReleaseView.of(kept.release(), desk.standing());
    return kept.fresh()
        ? ResponseEntity.created(URI.create("/v1/releases/" + kept.release().id())).body(view)
        : ResponseEntity.ok(view);
  }

  private static Problem refused(List<?> messages) {
    return new Problem(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The rules were not accepted; what judges was not changed.")
        .with("messages", messages);
  }

  @GetMapping
  @Operation(summary = "The releases, newest first")
  Listing<ReleaseView> list(Paging paging) {
    Cursor cursor = paging.cursor();
    int before = cursor == null ? Integer.MAX_VALUE : (int) cursor.number(0);
    Standing standing = desk.standing();
    List<ReleaseView> items =
        desk.list(before, paging.limit() + 1).stream()
            .map(release -> ReleaseView.of(release, standing))
            .toList();
    return Listing.of(items, paging, last -> Cursor.after(Long.parseLong(last.id())));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A release with its sources")
  ReleaseView.Detail one(@PathVariable String id) {
    return ReleaseView.Detail.of(
        desk.find(id).orElseThrow(() -> new NotFound("release", id)),
        desk.standing(),
        desk.sources(id));
  }

  @GetMapping("/{a}/diff/{b}")
  @Operation(summary = "What changed from one release to another, rule by rule")
  Difference diff(@PathVariable String a, @PathVariable String b) {
    return desk.difference(a, b);
  }

  @PostMapping("/{id}/activate")
  @Operation(
      summary = "It judges from now on, on every process within two seconds",
      description =
          "In its first minutes it is taken back by itself if decisions fail or sends jump; `limits` (sends, person,"
              + " failures) raises what is allowed for this activation, with a note.")
  ReleaseView activate(
      @PathVariable String id, @RequestBody(required = false) @Nullable Activation how) {
    Limits limits = how == null ? null : how.limits();
    String note = note(how == null ? null : how.note());
    if (limits != null && note == null) {
      throw new BadRequest("note", "", "the reason why the limits are raised");
    }
    desk.activate(id, limits, note);
    return view(id);
  }

  @PostMapping("/{id}/rollback")
  @Operation(summary = "Makes an earlier release active again")
  ReleaseView rollback(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
    desk.rollback(id, note(why == null ? null : why.note()));
    return view(id);
  }

  @PostMapping("/{id}/canary")
  @Operation(summary = "It judges the triggers of a share of the customers; 0 ends it")
  ReleaseView canary(@PathVariable String id, @RequestBody Share share) {
    Double percent = share.percent();
    if (percent == null || !(percent >= 0 && percent <= 100)) {
      throw new BadRequest("percent", String.valueOf(percent), "a number from 0 to 100");
    }
    desk.canary(id, percent, note(share.note()));
    return view(id);
  }

  @PostMapping("/{id}/shadow")
  @Operation(summary = "It judges every trigger beside the active one, and sends nothing")
  ReleaseView shadow(@PathVariable String id, @RequestBody(required = false) @Nullable On on) {
    boolean off = on != null && Boolean.FALSE.equals(on.on());
    desk.shadow(id, !off, note(on == null ? null : on.note()));
    return view(id);
  }

  /** What a shadow did so far; of each rule, where only one of both fired it. */
  record ShadowView(
      Map<String, Long> counts, List<ShadowDifference> items, @Nullable String next) {}

  @GetMapping("/{id}/shadow")
  @Operation(summary = "What a shadow would have decided otherwise, newest first")
  ShadowView shadow(@PathVariable String id, Paging paging) {
    view(id);
    Cursor cursor = paging.cursor();
    ShadowBook.Place after =
        cursor == null
            ? ShadowBook.Place.FIRST
            : new ShadowBook.Place(cursor.time(0), cursor.text(1));
    Listing<ShadowDifference> page =
        Listing.of(
            shadows.differences(id, after, paging.limit() + 1),
            paging,
            last -> Cursor.after(last.decidedAt(), last.decisionId()));
    return new ShadowView(shadows.counts(id), page.items(), page.next());
  }

  private ReleaseView view(String id) {
    return ReleaseView.of(
        desk.find(id).orElseThrow(() -> new NotFound("release", id)), desk.standing());
  }

  private static @Nullable String note(@Nullable String note) {
    if (note == null || note.isBlank()) {
      return null;
    }
    if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
      throw new BadRequest(
          "note", note, "at most " + LONGEST_NOTE + " characters, none of them NUL");
    }
    return note;
  }
}
