package dev.tactus.releases;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely a release is watched after its activation.
 *
 * @param window for how long
 * @param decisions how many it must have made before its sends are compared
 * @param few so many failures are no part yet, and at least so many sends are compared with
 * @param sends see {@link Limits}
 * @param person see {@link Limits}
 * @param failures see {@link Limits}
 */
@ConfigurationProperties("tactus.guard")
record GuardSettings(
    @DefaultValue("10m") Duration window,
    @DefaultValue("50") long decisions,
    @DefaultValue("5") long few,
    @DefaultValue("1.5") double sends,
    @DefaultValue("2") double person,
    @DefaultValue("0.02") double failures) {
  private static final double MUCH_LESS = 0.5;

  Limits limits() {
    return new Limits(sends, person, failures);
  }

  boolean suppressesMuchMore(Tally tally) {
    return tally.judged() >= decisions && tally.sends() + few < tally.sendsBefore() * MUCH_LESS;
  }
}
