/**
 * Takes events through journeys, judgement and outbox: one batch, one transaction; the core is
 * pure.
 */
@NullMarked
package dev.tactus.enrollment;

import org.jspecify.annotations.NullMarked;
