package dev.tactus.judgement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tactus.facts.Channel;
import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.DryRuns;
import dev.tactus.judgement.DryRuns.NoTestException;
import dev.tactus.judgement.DryRuns.Wish;
import dev.tactus.judgement.Judges;
import dev.tactus.judgement.Recorded;
import dev.tactus.judgement.json.Complete;
import dev.tactus.judgement.json.DecisionDetail;
import dev.tactus.web.BadRequest;
import dev.tactus.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dry runs: what would be decided now. */
@RestController
class DecideController {
  private final DryRuns runs;
  private final Judges judges;

  DecideController(DryRuns runs, Judges judges) {
    this.runs = runs;
    this.judges = judges;
  }

  /**
   * What is to be judged: facts in full, or a wish for a customer.
   *
   * @param subject of a wish; absent: that of the customer's latest open enrollment
   * @param products absent: those of the enrollment
   * @param channels absent: those of the step
   */
  record Asked(
      @Nullable Facts facts,
      @Nullable String customerId,
      @Nullable String journey,
      @Nullable String step,
      @Nullable String subject,
      @Nullable List<String> products,
      @Nullable List<String> channels) {}

  /**
   * A decision that is not stored.
   *
   * @param testSendId of the send to an internal address, if one was asked for
   */
  record DryRun(
      @JsonUnwrapped DecisionDetail decision,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String testSendId) {}

  @PostMapping("/v1/decide")
  @Operation(
      summary = "Judges a trigger now; nothing is reserved, stored or sent",
      description =
          "For a customer ({customerId, journey, step}) or for facts given in full ({facts}), in"
              + " the form of GET /v1/decisions/{id}. release: a release other than the one that"
              + " judges. sendTo: one of the addresses of tactus.test-addresses gets what would"
              + " have been sent, as a test without the customer; 422 if there is nothing to send"
              + " to it.")
  DryRun decide(
      @RequestBody Asked asked,
      @RequestParam(required = false) @Nullable String sendTo,
      @RequestParam(required = false) @Nullable String release) {
    Decision live = asked.facts() == null ? wish(asked) : facts(asked, asked.facts());
    Decision decision = release == null || release.isEmpty() ? live : by(release, live);
    return new DryRun(DecisionDetail.of(new Recorded(decision, null)), sent(decision, sendTo));
  }

  private Decision by(String release, Decision live) {
    return NamedRelease.with(
        judges,
        release,
        judge ->
            new Decision(
                live.id(), live.decidedAt(), live.facts(), judge.timed().judge(live.facts())));
  }

  private Decision facts(Asked asked, Facts facts) {
    if (asked.customerId() != null || asked.journey() != null) {
      throw new BadRequest("facts", "beside customerId or journey", "alone: they say everything");
    }
    Complete.check("facts", facts);
    return runs.judge(facts);
  }

  private Decision wish(Asked asked) {
    List<String> products = asked.products() == null ? List.of() : asked.products();
    List<String> channels = asked.channels() == null ? List.of() : asked.channels();
    return runs.judge(
        new Wish(
            given("customerId", asked.customerId()),
            given("journey", asked.journey()),
            given("step", asked.step()),
            asked.subject() == null ? null : given("subject", asked.subject()),
            products.stream().map(p -> given("products", p)).toList(),
            channels.stream().map(DecideController::channel).toList()));
  }

  private @Nullable String sent(Decision decision, @Nullable String sendTo) {
    if (sendTo == null || sendTo.isEmpty()) {
      return null;
    }
    try {
      return runs.sendTest(decision, sendTo);
    } catch (NoTestException e) {
      throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()))
          .with("field", "sendTo")
          .with("value", sendTo);
    }
  }

  private static String given(String field, @Nullable String value) {
    if (value == null || value.isBlank() || value.indexOf('\0') >= 0 || value.length() > 1000) {
      throw new BadRequest(field, value, "a text of 1 to 1000 characters");
    }
    return value;
  }

  private static Channel channel(@Nullable String id) {
    return Arrays.stream(Channel.values())
        .filter(c -> c.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequest(
                    "channels",
                    id,
                    Arrays.stream(Channel.values())
                        .map(Channel::id)
                        .collect(Collectors.joining(", ", "one of ", ""))));
  }
}
