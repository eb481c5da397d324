/** Servers of the tests' own, and the record of what a run of the tests exercised. */
@NullMarked
package dev.tactus.testkit.servers;

import org.jspecify.annotations.NullMarked;
