package dev.tactus.judgement;

import dev.tactus.facts.Channel;
import dev.tactus.facts.Gate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Why.
 *
 * @param gate null where no rule but the way of deciding gave it (ten to one, the deadline)
 * @param rule the rule that gave it; of {@link #RULES_UNAVAILABLE}: the rule to blame, if known
 * @param channel the channel that it concerns; null: all
 */
public record Reason(
    String code, @Nullable Gate gate, @Nullable String rule, @Nullable Channel channel)
    implements Comparable<Reason> {
  /** It would come at or past the relevance deadline. */
  public static final String RELEVANCE_DEADLINE = "RELEVANCE_DEADLINE";

  /** The odds right : wrong are below what the release asks for. */
  public static final String NOT_COMPELLING = "NOT_COMPELLING";

  /** The rules could not judge. */
  public static final String RULES_UNAVAILABLE = "RULES_UNAVAILABLE";

  /** The customer left the journey before the trigger was sent. */
  public static final String ENROLLMENT_ENDED = "ENROLLMENT_ENDED";

  private static final Comparator<Reason> ORDER =
      Comparator.comparing(Reason::gate, last())
          .thenComparing(Reason::code)
          .thenComparing(Reason::rule, last())
          .thenComparing(Reason::channel, last());

  /** By gate, code, rule, channel; those without come last. */
  @Override
  public int compareTo(Reason other) {
    return ORDER.compare(this, other);
  }

  static Reason of(String code) {
    return new Reason(code, null, null, null);
  }

  private static <T extends Comparable<T>> Comparator<@Nullable T> last() {
    return Comparator.nullsLast(Comparator.naturalOrder());
  }
}
