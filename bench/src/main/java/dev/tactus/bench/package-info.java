/** Measures and torments a whole Tactus from outside: over HTTP, AMQP, JDBC and signals. */
@NullMarked
package dev.tactus.bench;

import org.jspecify.annotations.NullMarked;
