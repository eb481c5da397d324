/**
 * Takes in events, customers, consents and products over HTTP and AMQP, and refuses what is bad.
 */
@NullMarked
package dev.tactus.intake;

import org.jspecify.annotations.NullMarked;
