/** The broker: topology, publishing with confirms, claims and outcomes over AMQP. */
@NullMarked
package dev.tactus.delivery.amqp;

import org.jspecify.annotations.NullMarked;
