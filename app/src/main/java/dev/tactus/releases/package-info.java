/**
 * Releases of the rules: taken in, kept, made active on every process, tried beside the active one,
 * taken back.
 */
@NullMarked
package dev.tactus.releases;

import org.jspecify.annotations.NullMarked;
