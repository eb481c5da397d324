/** What an upload must pass before it can become a release. */
@NullMarked
@NamedInterface("checks")
package dev.tactus.rulebase.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
