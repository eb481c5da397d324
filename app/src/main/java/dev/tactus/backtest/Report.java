package dev.tactus.backtest;

import dev.tactus.facts.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest found.
 *
 * @param mode {@code simulated} or {@code facts}
 * @param from null: from the first event on
 * @param differencesLeftOut how many differences are counted but not listed
 */
public record Report(
    String mode,
    String releaseA,
    String releaseB,
    @Nullable Instant from,
    @Nullable Instant to,
    long events,
    String headline,
    Triggers triggers,
    Sends sends,
    People people,
    List<RuleRow> byRule,
    List<PartRow> byJourney,
    List<PartRow> byChannel,
    List<PartRow> bySegment,
    List<CapRow> overCapsOfA,
    List<CapRow> overCapsOfB,
    List<VerdictRow> verdicts,
    List<ReasonRow> reasons,
    List<MessagesRow> messagesPerPerson,
    List<Example> examples,
    List<Difference> differences,
    long differencesLeftOut) {
  /** The customers whom it names. */
  Set<String> customers() {
    Stream<Difference> ofExamples =
        examples.stream().flatMap(e -> e.triggers().stream()).map(ExampleTrigger::difference);
    Stream<String> ofDifferences =
        Stream.concat(differences.stream(), ofExamples)
            .flatMap(d -> Stream.concat(Stream.of(d.trigger()), Stream.ofNullable(d.follows())))
            .map(TriggerName::customerId);
    Stream<String> ofCaps =
        Stream.concat(overCapsOfA.stream(), overCapsOfB.stream())
            .flatMap(row -> row.customers().stream());
    return Stream.concat(ofDifferences, ofCaps).collect(Collectors.toSet());
  }

  /**
   * Triggers.
   *
   * @param differing how many are decided differently
   * @param bySameFacts of these: both saw the same facts, so that the rules alone decide
   * @param following of these: they follow from an earlier difference
   * @param oneSided of these: only one release had such a trigger
   * @param otherReasons judgements alike, for other reasons; not among the differing
   */
  public record Triggers(
      long before,
      long after,
      long differing,
      long bySameFacts,
      long following,
      long oneSided,
      long otherReasons) {
    /** The rest of the differing in words, empty if there is none. */
    String rest() {
      long rest = differing - bySameFacts - following;
      return rest == 0 ? "" : ", " + Headline.grouped(rest) + " on other facts";
    }
  }

  /** Messages; {@code before - dropped + added = after}. */
  public record Sends(
      long before,
      long after,
      long added,
      long dropped,
      long moved,
      long heldBefore,
      long heldAfter,
      long suppressedBefore,
      long suppressedAfter) {}

  /**
   * People with a trigger.
   *
   * @param more who would get more messages
   * @param fewer who would get fewer
   * @param overCapsOfA who would get a message that a cap of A would have held back
   */
  public record People(
      long judged,
      long more,
      long fewer,
      long reachedBefore,
      long reachedAfter,
      long overCapsOfA,
      long overCapsOfB) {}

  /** Messages added since this rule no longer stands against them, or dropped since it does. */
  public record RuleRow(@Nullable String rule, String code, long added, long dropped) {}

  /** Messages of one journey, channel or segment. */
  public record PartRow(String name, long before, long after, long added, long dropped) {}

  /**
   * Messages of one release that a cap of the other would have held back, and to whom.
   *
   * @param customers the first hundred of these people, sorted
   */
  public record CapRow(
      String rule, String code, long people, long messages, List<String> customers) {
    /** A report of an earlier Tactus names nobody. */
    public CapRow(
        String rule, String code, long people, long messages, @Nullable List<String> customers) {
      this.rule = rule;
      this.code = code;
      this.people = people;
      this.messages = messages;
      this.customers = customers == null ? List.of() : List.copyOf(customers);
    }
  }

  /** Triggers by the last word on them. */
  public record VerdictRow(String verdict, long before, long after) {}

  /** Triggers in which a reason was given for that answer. */
  public record ReasonRow(String code, Answer answer, long before, long after) {}

  /** How many people get that many messages. */
  public record MessagesRow(int messages, long before, long after) {}

  /** A customer with both traces. */
  public record Example(
      String customerId, int messagesBefore, int messagesAfter, List<ExampleTrigger> triggers) {}

  /** One trigger of an example. */
  public record ExampleTrigger(Difference difference, List<TraceLine> a, List<TraceLine> b) {}

  /**
   * A trigger that is decided differently.
   *
   * @param partedAt the first time at which the two decide differently
   * @param sameFacts whether both saw the same facts then
   * @param alsoByRules where the facts differ: whether A decides otherwise than B on those of B,
   *     too
   * @param a what A decided in the end; null: it had no such trigger
   * @param b what B decided in the end; null: it had no such trigger
   * @param follows the earlier difference that it follows from; null where the facts are the same
   */
  public record Difference(
      TriggerName trigger,
      Change change,
      Instant partedAt,
      boolean sameFacts,
      boolean alsoByRules,
      List<String> rules,
      @Nullable Ruled firstA,
      @Nullable Ruled firstB,
      @Nullable Ruled a,
      @Nullable Ruled b,
      @Nullable TriggerName follows) {}
}
