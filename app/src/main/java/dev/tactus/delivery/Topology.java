package dev.tactus.delivery;

/**
 * The exchanges, queues and bindings of the contract: declared on every new connection, before any
 * consumer or publisher sees it. Whoever listens to a queue takes this bean, so that it exists
 * first.
 */
public interface Topology {
  /** Declares everything now; harmless if it is there. */
  void declare();
}
