package dev.tactus.journeys;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be loaded, with everything that its author has to repair. */
public final class InvalidJourneyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  InvalidJourneyException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems that were found, by line. */
  public List<Problem> problems() {
    return problems;
  }
}
