package dev.tactus.releases.http;

import dev.tactus.releases.Difference;
import dev.tactus.releases.Limits;
import dev.tactus.releases.ReleaseDesk;
import dev.tactus.releases.ReleaseShelf.Kept;
import dev.tactus.releases.ShadowBook;
import dev.tactus.releases.ShadowDifference;
import dev.tactus.releases.Standing;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import dev.tactus.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.List;
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

  /**
   * How a release is to be made active.
   *
   * @param note why; kept in the audit log
   * @param limits raised for this activation, for which a note is needed
   */
  record Activation(@Nullable String note, @Nullable Raised limits) {}

  record Why(@Nullable String note) {}

  /**
   * How a release is to be made the canary.
   *
   * @param percent of the customers, 0 to 100; 0 ends it
   */
  record Share(@Nullable Double percent, @Nullable String note, @Nullable Raised limits) {}

  /**
   * How a release is to be made the shadow.
   *
   * @param on false ends it
   */
  record On(@Nullable Boolean on, @Nullable String note) {}

  /** Limits of the guard; those that are not named stay as they are set. */
  record Raised(@Nullable Double sends, @Nullable Double person, @Nullable Double failures) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Takes a kjar, or a zip of sources, as a new release that does not judge yet",
      description =
          "Compiled, checked, tested on its saved cases: 201 with the release, 200 if there is one"
              + " of the same sources, or 422 with messages of file, line, column, severity,"
              + " message, hint. A release is the whole of the rules: without one of the gate"
              + " consent it is refused. So it is if a gate of the active release or a rule that a"
              + " saved case fired there is gone, or if saved cases fire fewer rules, unless"
              + " acceptLessCoverage is true; then it is warned of.")
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
      throw refused(taken.messages());
    }
    ReleaseView view = ReleaseView.of(kept.release(), desk.standing());
    return kept.fresh()
        ? ResponseEntity.created(URI.create("/v1/releases/" + kept.release().id())).body(view)
        : ResponseEntity.ok(view);
  }

  private static Problem refused(List<Message> messages) {
    return new Problem(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The rules were not accepted; what judges was not changed.")
        .with("messages", Said.of(messages));
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
    return ReleaseView.Detail.of(desk.find(id), desk.standing(), desk.sources(id));
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
          "In its first minutes it is watched beside the release before: if its rules fail or its"
              + " sends jump, it is taken back by itself. limits raises what is allowed this once,"
              + " and needs a note: sends and person as multiples of the release before, failures"
              + " as a part of the decisions, 0 to 1. 409 if this version of Tactus cannot load"
              + " it.")
  ReleaseView activate(
      @PathVariable String id, @RequestBody(required = false) @Nullable Activation how) {
    String note = note(how == null ? null : how.note());
    desk.activate(id, limits(how == null ? null : how.limits(), note), note);
    return view(id);
  }

  @PostMapping("/{id}/rollback")
  @Operation(
      summary = "Makes a release active again that was so before",
      description = "It is not watched. 409 if it was never active, or cannot be loaded.")
  ReleaseView rollback(@PathVariable String id, @RequestBody(required = false) @Nullable Why why) {
    desk.rollback(id, note(why == null ? null : why.note()));
    return view(id);
  }

  @PostMapping("/{id}/canary")
  @Operation(
      summary = "It judges the triggers of a share of the customers; 0 ends it",
      description =
          "Always the same customers; a share that grows keeps those whom it had. It is watched as"
              + " after an activation. There is one canary at a time.")
  ReleaseView canary(@PathVariable String id, @RequestBody Share share) {
    Double percent = share.percent();
    if (percent == null || !(percent >= 0 && percent <= 100)) {
      throw new BadRequest("percent", String.valueOf(percent), "a number from 0 to 100");
    }
    String note = note(share.note());
    if (percent == 0) {
      desk.endCanary(id, note);
    } else {
      desk.canary(id, percent, limits(share.limits(), note), note);
    }
    return view(id);
  }

  @PostMapping("/{id}/shadow")
  @Operation(
      summary = "It judges every trigger beside the active one, and sends nothing",
      description =
          "on: false ends it. There is one shadow at a time; its counts begin anew, unless it is"
              + " the shadow already. 409 if it cannot be loaded.")
  ReleaseView shadow(@PathVariable String id, @RequestBody(required = false) @Nullable On on) {
    String note = note(on == null ? null : on.note());
    if (on != null && Boolean.FALSE.equals(on.on())) {
      desk.endShadow(id, note);
    } else {
      desk.shadow(id, note);
    }
    return view(id);
  }

  @GetMapping("/{id}/shadow")
  @Operation(
      summary = "What a shadow would have decided otherwise",
      description =
          "How many triggers it judged, how many of them otherwise, how many its rules failed at,"
              + " how many were not compared since the other release had no time to judge them"
              + " (notJudged), how many it had no time for itself (skipped); for each rule how"
              + " often only the shadow fired it (added) or only the other release (gone); the"
              + " differences, newest first, of one rule if one is given. 10,000 are listed, more"
              + " are only counted.")
  ShadowView shadow(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String rule,
      Paging paging) {
    desk.find(id);
    Cursor cursor = paging.cursor();
    ShadowBook.Place after =
        cursor == null
            ? ShadowBook.Place.FIRST
            : new ShadowBook.Place(cursor.time(0), cursor.text(1));
    Listing<ShadowDifference> page =
        Listing.of(
            shadows.differences(id, rule, after, paging.limit() + 1),
            paging,
            last -> Cursor.after(last.decidedAt(), last.decisionId()));
    return ShadowView.of(shadows.counts(id), page);
  }

  private ReleaseView view(String id) {
    return ReleaseView.of(desk.find(id), desk.standing());
  }

  private @Nullable Limits limits(@Nullable Raised raised, @Nullable String note) {
    if (raised == null) {
      return null;
    }
    if (note == null) {
      throw new BadRequest("note", "", "the reason why the limits are raised");
    }
    Limits set = desk.limits();
    return new Limits(
        number("limits.sends", raised.sends(), set.sends(), 1, Double.MAX_VALUE),
        number("limits.person", raised.person(), set.person(), 1, Double.MAX_VALUE),
        number("limits.failures", raised.failures(), set.failures(), 0, 1));
  }

  private static double number(
      String field, @Nullable Double given, double otherwise, double least, double most) {
    if (given == null) {
      return otherwise;
    }
    if (!(given >= least && given <= most)) {
      throw new BadRequest(
          field, given, most == 1 ? "a number from 0 to 1" : "a number of at least 1");
    }
    return given;
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
