package dev.tactus.rulebase;

import java.util.concurrent.atomic.AtomicInteger;

/** A loaded release and how many use it; the last who leaves closes it. */
final class Seat {
  private final Knowledge knowledge;
  private final AtomicInteger users = new AtomicInteger(1);

  /** Whoever makes it uses it. */
  Seat(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** Begins to use it; false: it is closed already. */
  boolean enter() {
    return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
  }

  void leave() {
    if (users.decrementAndGet() == 0) {
      knowledge.close();
    }
  }

  Knowledge knowledge() {
    return knowledge;
  }

  String id() {
    return knowledge.release().id();
  }
}
