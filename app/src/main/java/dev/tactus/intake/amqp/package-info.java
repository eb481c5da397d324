/** Takes events over AMQP. */
@NullMarked
package dev.tactus.intake.amqp;

import org.jspecify.annotations.NullMarked;
