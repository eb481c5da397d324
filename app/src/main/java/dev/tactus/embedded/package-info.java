/** The embedded default: a real PostgreSQL and an AMQP broker on localhost. */
@NullMarked
package dev.tactus.embedded;

import org.jspecify.annotations.NullMarked;
