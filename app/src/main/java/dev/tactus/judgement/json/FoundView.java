package dev.tactus.judgement.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Evidence;
import dev.tactus.facts.Finding;
import dev.tactus.facts.Gate;
import dev.tactus.facts.Hold;
import dev.tactus.facts.Route;
import dev.tactus.facts.Veto;
import dev.tactus.judgement.Firing;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finding with the rule that concluded it.
 *
 * @param type veto, hold, evidence, route
 * @param channel the channel that it concerns; absent: all
 * @param until of a hold
 * @param odds of evidence
 * @param strength of a route
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundView(
    String type,
    Gate gate,
    String rule,
    String code,
    @Nullable Channel channel,
    @Nullable Instant until,
    @Nullable Double odds,
    @Nullable Double strength) {
  static Stream<FoundView> of(Firing firing) {
    return firing.findings().stream().map(f -> of(firing, f));
  }

  private static FoundView of(Firing by, Finding finding) {
    if (finding instanceof Veto veto) {
      return of("veto", by, veto.channel(), null, null, null);
    } else if (finding instanceof Hold hold) {
      return of("hold", by, hold.channel(), hold.until(), null, null);
    } else if (finding instanceof Evidence evidence) {
      return of("evidence", by, null, null, evidence.odds(), null);
    } else if (finding instanceof Route route) {
      return of("route", by, route.channel(), null, null, route.strength());
    }
    throw new IllegalArgumentException("no kind of finding that is known here: " + finding);
  }

  private static FoundView of(
      String type,
      Firing by,
      @Nullable Channel channel,
      @Nullable Instant until,
      @Nullable Double odds,
      @Nullable Double strength) {
    return new FoundView(type, by.gate(), by.rule(), by.code(), channel, until, odds, strength);
  }
}
