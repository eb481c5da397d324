package dev.tactus.judgement;

/** In which time a release's limit for one judgement is counted. */
enum TimeLimit {
  /** There is none. */
  NONE,
  /** As the trigger waits. */
  WALL,
  /** As this thread works: that it had to wait for a processor is not the rules' fault. */
  PROCESSOR
}
