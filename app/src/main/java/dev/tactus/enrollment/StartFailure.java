package dev.tactus.enrollment;

import dev.tactus.journeys.InvalidJourneyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words, without a stack trace, what keeps a journey of the folder from being loaded. */
final class StartFailure extends AbstractFailureAnalyzer<InvalidJourneyException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, InvalidJourneyException cause) {
    return new FailureAnalysis(
        "A journey cannot be loaded:\n" + cause.getMessage(),
        "Correct it, or take it out of the folder of journeys; `journeys check PATH` says the same.",
        cause);
  }
}
