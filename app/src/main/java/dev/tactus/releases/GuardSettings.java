package dev.tactus.releases;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely a release is watched after its activation.
 *
 * @param window for how long; the release before is looked at for as long before it
 * @param decisions how many it must have made before it is compared
 * @param sends see {@link Limits}
 * @param person see {@link Limits}
 * @param failures see {@link Limits}
 */
@ConfigurationProperties("tactus.guard")
record GuardSettings(
    @DefaultValue("10m") Duration window,
    @DefaultValue("50") long decisions,
    @DefaultValue("1.5") double sends,
    @DefaultValue("2") double person,
    @DefaultValue("0.02") double failures) {
  Limits limits() {
    return new Limits(sends, person, failures);
  }
}
