package dev.tactus.rulebase;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Properties;

/**
 * The numbers of judging that are not in a rule; {@code judging.properties} of a release.
 *
 * @param oddsWanted right : wrong that a trigger must reach
 * @param spread within which a hold that is spread ends after its moment
 * @param retry after which a trigger is judged again that the rules could not judge
 * @param firings most firings of one judgement
 * @param time most wall time of one live judgement
 */
public record Settings(
    double oddsWanted, Duration spread, Duration retry, int firings, Duration time) {
  /** Where they stand in a release. */
  public static final String FILE = "judging.properties";

  private static final int MOST_ODDS = 1_000_000;
  private static final int MOST_FIRINGS = 10_000;
  private static final Duration MOST_SPREAD = Duration.ofHours(12);
  private static final Duration MOST_RETRY = Duration.ofHours(24);
  private static final Duration MOST_TIME = Duration.ofSeconds(10);

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if one of them is missing or out of its range; says which
   */
  public static Settings read(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(FILE + " cannot be read", e);
    }
    return new Settings(
        number(properties, "odds.wanted", MOST_ODDS),
        duration(properties, "hold.spread", MOST_SPREAD),
        duration(properties, "unavailable.retry", MOST_RETRY),
        (int) number(properties, "firings.most", MOST_FIRINGS),
        duration(properties, "time.most", MOST_TIME));
  }

  /** Those of the release that the application ships. */
  public static Settings shipped() {
    return read(String.valueOf(Sources.of(Release.first()).text(FILE)));
  }

  private static double number(Properties properties, String key, int most) {
    try {
      double number = Double.parseDouble(text(properties, key));
      if (number > 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, like any other value that does not do
    }
    throw wrong(properties, key, "a number above 0, at most " + most);
  }

  private static Duration duration(Properties properties, String key, Duration most) {
    try {
      Duration duration = Duration.parse(text(properties, key));
      if (!duration.isNegative() && !duration.isZero() && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // told below, like any other value that does not do
    }
    throw wrong(properties, key, "an ISO 8601 duration above 0, such as PT30M, at most " + most);
  }

  private static String text(Properties properties, String key) {
    return properties.getProperty(key, "").strip();
  }

  private static IllegalArgumentException wrong(Properties p, String key, String expected) {
    return new IllegalArgumentException(
        FILE + ": " + key + " must be " + expected + ", not '" + text(p, key) + "'");
  }
}
