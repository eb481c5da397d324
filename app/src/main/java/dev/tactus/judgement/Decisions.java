package dev.tactus.judgement;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record: every decision, with the facts that it saw and the rules that fired. */
public interface Decisions {
  /**
   * Adds decisions within the caller's transaction, in one go: some hundred at a time is best.
   *
   * @throws SQLException if one of them cannot be stored; then none is
   */
  void add(Connection transaction, List<Decision> decisions) throws SQLException;

  /**
   * Takes the customer out of all decisions, within the caller's transaction: facts stay without
   * identifiers, attributes and free text, and the decisions are marked erased.
   *
   * @return how many there were
   */
  int erase(Connection transaction, String customer) throws SQLException;

  /** The decision of that id, with its facts. */
  Optional<Recorded> find(String id);

  /** All decisions of one trigger, oldest first: its holds, then what came of them. */
  List<DecisionItem> ofTrigger(String trigger);

  /**
   * Decisions that the filter lets through, newest first.
   *
   * @param after where the page before ended; null: from the newest
   */
  List<DecisionItem> list(DecisionFilter filter, @Nullable Place after, int limit);

  /**
   * A customer's decisions, newest first.
   *
   * @param before exclusive; null: from the newest
   * @param limit how many; more only where several were made at the instant of the last one, so
   *     that going on before that instant leaves none out
   */
  List<DecisionItem> of(String customer, @Nullable Instant before, int limit);

  /**
   * A customer's decisions with their facts, newest first.
   *
   * @param after where the page before ended; null: from the newest
   */
  List<Recorded> whole(String customer, @Nullable Place after, int limit);

  /** How often each rule of that release fired, by the rule's name. */
  Map<String, Firings> firings(String release);

  /** The place of a decision in the list. */
  record Place(Instant decidedAt, String id) {}

  /**
   * How often a rule fired.
   *
   * @param count decisions in which it did, once for every match
   */
  record Firings(long count, Instant last) {}
}
