package dev.tactus.judgement.http;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Decisions.Place;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.Rejudgement;
import dev.tactus.judgement.Unfired;
import dev.tactus.judgement.json.DecisionDetail;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.WhyNot;
import dev.tactus.web.Cursor;
import dev.tactus.web.Gone;
import dev.tactus.web.Listing;
import dev.tactus.web.NotFound;
import dev.tactus.web.Paging;
import dev.tactus.web.Problem;
import dev.tactus.web.Shown;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers why: the list of decisions, one of them with all that it saw, and judged again. */
@RestController
@RequestMapping("/v1/decisions")
class DecisionsController {
  private final Decisions decisions;
  private final Judges judges;

  DecisionsController(Decisions decisions, Judges judges) {
    this.decisions = decisions;
    this.judges = judges;
  }

  @GetMapping
  @Operation(summary = "Decisions, newest first; from <= decidedAt < to")
  Listing<DecisionItem> list(@ParameterObject DecisionParameters asked, Paging paging) {
    return Listing.of(
        decisions.list(asked.filter(), place(paging.cursor()), paging.limit() + 1),
        paging,
        item -> Cursor.after(item.decidedAt(), item.decisionId()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One decision: the facts it saw, the rules that fired, what they found")
  DecisionDetail one(@PathVariable String id) {
    return DecisionDetail.of(find(id));
  }

  @PostMapping("/{id}/rejudge")
  @Operation(summary = "Judges the stored facts again, by the same or another release")
  Rejudgement rejudge(
      @PathVariable String id, @RequestParam(required = false) @Nullable String release) {
    Recorded recorded = find(id);
    if (recorded.isErased()) {
      throw new Gone("The customer of this decision was erased; it cannot be judged again.");
    }
    Decision decision = recorded.decision();
    String by = release == null || release.isEmpty() ? decision.judgement().release() : release;
    Rejudgement again =
        NamedRelease.with(judges, by, judge -> Rejudgement.of(decision, judge.timed()));
    if (again.ranOutOfTime()) {
      throw new Problem(
              HttpStatus.SERVICE_UNAVAILABLE, "There was no time to judge it again just now.")
          .header("Retry-After", "1");
    }
    return again;
  }

  @GetMapping("/{id}/why-not")
  @Operation(
      summary = "Why a rule did not fire: its conditions, what each saw, the first that failed",
      description =
          "Asked of the release that judged, on the stored facts. Of several facts that a pattern"
              + " may match, the one that came furthest is shown. 404 if the release has no such"
              + " rule, 410 if the customer was erased or the release is no longer there, 409 if it"
              + " cannot be loaded any more.")
  WhyNot whyNot(@PathVariable String id, @RequestParam String rule) {
    Recorded recorded = find(id);
    if (recorded.isErased()) {
      throw new Gone("The customer of this decision was erased; what its rules saw is gone.");
    }
    String release = recorded.decision().judgement().release();
    if (!judges.has(release)) {
      throw new Gone("Release " + release + ", which judged, is no longer there to be asked.");
    }
    return NamedRelease.with(
        judges, release, judge -> answer(judge.knowledge(), recorded.decision(), rule));
  }

  private static WhyNot answer(Knowledge knowledge, Decision decision, String rule) {
    return Unfired.of(knowledge, decision, rule)
        .orElseThrow(
            () -> {
              String close = Unfired.closest(knowledge, rule);
              return new Problem(
                      HttpStatus.NOT_FOUND,
                      "Release "
                          + knowledge.release().id()
                          + " has no rule "
                          + Shown.of(rule)
                          + "."
                          + (close == null ? "" : " Did you mean " + close + "?"))
                  .with("field", "rule")
                  .with("value", Shown.of(rule));
            });
  }

  private Recorded find(String id) {
    return decisions.find(id).orElseThrow(() -> new NotFound("decision", id));
  }

  private static @Nullable Place place(@Nullable Cursor cursor) {
    return cursor == null ? null : new Place(cursor.time(0), cursor.text(1));
  }
}
