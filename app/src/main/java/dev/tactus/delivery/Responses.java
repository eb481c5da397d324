package dev.tactus.delivery;

/** Takes what customers did with their messages. */
public interface Responses {
  /** Returns when it is durable; a repeat has no effect. */
  void responded(Response response);
}
