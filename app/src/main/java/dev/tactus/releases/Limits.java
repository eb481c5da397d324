package dev.tactus.releases;

/**
 * What a release may do in its first minutes before it is taken back.
 *
 * @param sends most sends per decision, as a multiple of those of the release before
 * @param person most sends to one customer, as a multiple of the most that the release before gave
 * @param failures largest part of the decisions that could not be judged, 0 to 1
 */
public record Limits(double sends, double person, double failures) {
  public Limits {
    if (!(sends >= 1 && person >= 1 && failures >= 0 && failures <= 1)) {
      throw new IllegalArgumentException(
          "sends and person are at least 1, failures from 0 to 1: "
              + sends
              + ", "
              + person
              + ", "
              + failures);
    }
  }
}
