/** The words that rules and journeys share: immutable records and enums without any dependency. */
@NullMarked
package dev.tactus.facts;

import org.jspecify.annotations.NullMarked;
