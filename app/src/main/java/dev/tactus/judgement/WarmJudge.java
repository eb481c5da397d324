package dev.tactus.judgement;

/** A judge that can be warmed up before it has to keep its limit of wall time. */
public interface WarmJudge extends Judge {
  /** The same judge without the limit of wall time. */
  Judge patient();
}
