/** The whole application as its users meet it: over HTTP and AMQP, on real servers. */
package dev.tactus.whole;
