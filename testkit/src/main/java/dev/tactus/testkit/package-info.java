/** What tests share: a settable clock, fixtures, the gate verifier, private servers. */
@NullMarked
package dev.tactus.testkit;

import org.jspecify.annotations.NullMarked;
