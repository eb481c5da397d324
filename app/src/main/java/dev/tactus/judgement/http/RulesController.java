package dev.tactus.judgement.http;

import dev.tactus.facts.Gate;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Decisions.Firings;
import dev.tactus.rulebase.Rule;
import dev.tactus.rulebase.Rulebase;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the active release, with how often each of them fired. */
@RestController
class RulesController {
  private final Rulebase rulebase;
  private final Decisions decisions;

  RulesController(Rulebase rulebase, Decisions decisions) {
    this.rulebase = rulebase;
    this.decisions = decisions;
  }

  /**
   * A rule.
   *
   * @param firings how often it fired in this release
   * @param lastFired null: never
   */
  record RuleItem(
      String name,
      Gate gate,
      String reason,
      String owner,
      String release,
      long firings,
      @Nullable Instant lastFired,
      String file,
      int line) {}

  @GetMapping("/v1/rules")
  @Operation(summary = "The rules of the active release, by gate, then name")
  Listing<RuleItem> list(Paging paging) {
    String release = rulebase.active();
    Map<String, Firings> fired = decisions.firings(release);
    String after = paging.cursor() == null ? null : paging.cursor().text(0);
    List<Rule> rules = rulebase.rules();
    List<RuleItem> rest =
        rules.stream()
            .skip(1 + rules.stream().map(Rule::name).toList().indexOf(after))
            .limit(paging.limit() + 1L)
            .map(rule -> item(rule, release, fired.get(rule.name())))
            .toList();
    return Listing.of(rest, paging, item -> Cursor.after(item.name()));
  }

  private static RuleItem item(Rule rule, String release, @Nullable Firings fired) {
    return new RuleItem(
        rule.name(),
        rule.gate(),
        rule.reason(),
        rule.owner(),
        release,
        fired == null ? 0 : fired.count(),
        fired == null ? null : fired.last(),
        rule.file(),
        rule.line());
  }
}
