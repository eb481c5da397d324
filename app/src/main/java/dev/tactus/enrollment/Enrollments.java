package dev.tactus.enrollment;

import dev.tactus.customer.Profile;
import dev.tactus.facts.Trigger;
import dev.tactus.journeys.Account;
import dev.tactus.journeys.Milestone;
import dev.tactus.journeys.Passages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of customers now, and what became of their enrollments; for reading. */
public interface Enrollments {
  /** The customer as they are now; empty if there is none. */
  Optional<Snapshot> of(String customer);

  /** What became of the customer's enrollments, oldest first, as their history shows it. */
  List<Milestone> milestones(String customer);

  /**
   * How far the customer came in that journey, and which arrow was not taken; empty if there is no
   * such customer.
   *
   * @param subject for which the entrances are told; null: for any
   * @throws IllegalArgumentException if there is no such journey
   */
  Optional<Account> account(String customer, String journey, @Nullable String subject);

  /** A customer as they are now. */
  record Snapshot(
      String customer, Profile profile, List<Passages> passages, List<Waiting> waiting) {}

  /** A trigger that waits to be judged again. */
  record Waiting(Trigger trigger, Instant until) {}
}
