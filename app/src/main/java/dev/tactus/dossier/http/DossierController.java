package dev.tactus.dossier.http;

import dev.tactus.dossier.Absence;
import dev.tactus.dossier.Absence.Why;
import dev.tactus.dossier.Erasures;
import dev.tactus.dossier.Erasures.Erasure;
import dev.tactus.dossier.Export;
import dev.tactus.dossier.Person;
import dev.tactus.dossier.Timeline;
import dev.tactus.dossier.TimelineItem;
import dev.tactus.enrollment.JourneyDesk;
import dev.tactus.enrollment.JourneyDesk.Card;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Listing;
import dev.tactus.web.NotFound;
import dev.tactus.web.Paging;
import dev.tactus.web.Problem;
import dev.tactus.web.Shown;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that is held of a customer: shown, handed out, forgotten. */
@RestController
@RequestMapping("/v1/customers/{id}")
class DossierController {
  private static final int LONGEST_NOTE = 1000;

  private final Timeline timeline;
  private final Export export;
  private final Erasures erasures;
  private final Absence absence;
  private final JourneyDesk journeys;

  DossierController(
      Timeline timeline, Export export, Erasures erasures, Absence absence, JourneyDesk journeys) {
    this.timeline = timeline;
    this.export = export;
    this.erasures = erasures;
    this.absence = absence;
    this.journeys = journeys;
  }

  @GetMapping
  @Operation(summary = "A customer as they are now", tags = "customers")
  Person person(@PathVariable String id) {
    return export.person(known(id)).orElseThrow(() -> new NotFound("customer", id));
  }

  @GetMapping("/timeline")
  @Operation(
      summary = "Events, enrollments, decisions, sends and outcomes in one list, newest first",
      tags = "customers")
  Listing<TimelineItem> timeline(@PathVariable String id, Paging paging) {
    return timeline.of(known(id), paging);
  }

  @GetMapping("/why-not")
  @Operation(
      summary = "Why a journey gave a customer no trigger: which arrow was not taken, and why",
      tags = "customers",
      description =
          "Goes over the definition and the stored events: never entered, and for want of what; or where each"
              + " passage stands, what it waits for, by what it left. subject: only of that cart, product ...;"
              + " of a decision that was made, ask GET /v1/decisions/{id}/why-not.")
  Why whyNot(
      @PathVariable String id,
      @RequestParam String journey,
      @RequestParam(required = false) @Nullable String subject) {
    Card card = journeys.find(journey).orElseThrow(() -> noSuchJourney(journey));
    String about = subject == null || subject.isEmpty() ? null : subject;
    return absence.of(known(id), card, about).orElseThrow(() -> new NotFound("customer", id));
  }

  private Problem noSuchJourney(String id) {
    List<String> all = journeys.all().stream().map(c -> c.latest().id()).toList();
    return new Problem(
            HttpStatus.NOT_FOUND,
            "There is no journey " + Shown.of(id) + ". There are " + String.join(", ", all) + ".")
        .with("field", "journey")
        .with("value", Shown.of(id));
  }

  @GetMapping(path = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Everything that is held of a customer", tags = "customers")
  void export(@PathVariable String id, HttpServletResponse answer) throws IOException {
    Person person = person(id);
    answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
    answer.setHeader("Content-Disposition", "attachment; filename=\"customer.json\"");
    export.write(person, answer.getOutputStream());
  }

  @DeleteMapping
  @Operation(
      summary = "Forgets a customer; decisions stay, without the person",
      tags = "customers",
      description =
          "Everything is gone in one transaction: events, identities, consents, profile, addresses, places in"
              + " lines. Queued sends are revoked. Whoever comes again under this id is a new customer.")
  Erasure erase(@PathVariable String id, @RequestParam(required = false) @Nullable String note) {
    if (note != null
        && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0 || names(note, id))) {
      throw new BadRequest(
          "note",
          note,
          "at most "
              + LONGEST_NOTE
              + " characters, none of them NUL, that do not name the customer");
    }
    return erasures.erase(known(id), note).orElseThrow(() -> new NotFound("customer", id));
  }

  private static boolean names(String note, String id) {
    String word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])";
    return Pattern.compile(word).matcher(note).find();
  }

  private static String known(String id) {
    if (id.indexOf('\0') >= 0) {
      throw new BadRequest("id", id, "an id without the character NUL");
    }
    return id;
  }
}
