/**
 * Starts a real PostgreSQL and an AMQP broker on localhost, for whoever has none: they keep their
 * data and never outlive the JVM that started them.
 */
@NullMarked
package dev.tactus.servers;

import org.jspecify.annotations.NullMarked;
