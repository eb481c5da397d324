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
  static final String FILE = "judging.properties";

  static Settings read(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new IllegalArgumentException(FILE + " cannot be read", e);
    }
    return new Settings(
        number(properties, "odds.wanted"),
        duration(properties, "hold.spread"),
        duration(properties, "unavailable.retry"),
        (int) number(properties, "firings.most"),
        duration(properties, "time.most"));
  }

  private static double number(Properties properties, String key) {
    try {
      double number = Double.parseDouble(text(properties, key));
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, like any other value that does not do
    }
    throw wrong(properties, key, "a number above 0");
  }

  private static Duration duration(Properties properties, String key) {
    try {
      Duration duration = Duration.parse(text(properties, key));
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // told below, like any other value that does not do
    }
    throw wrong(properties, key, "an ISO 8601 duration above 0, such as PT30M");
  }

  private static String text(Properties properties, String key) {
    return properties.getProperty(key, "").strip();
  }

  private static IllegalArgumentException wrong(Properties p, String key, String expected) {
    return new IllegalArgumentException(
        FILE + ": " + key + " must be " + expected + ", not '" + text(p, key) + "'");
  }
}
