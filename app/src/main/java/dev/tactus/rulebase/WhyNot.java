package dev.tactus.rulebase;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule did not match some facts, or that it did.
 *
 * @param rule its name
 * @param conditions all of them in the order of the rule, as the facts that came furthest show them
 * @param file where the rule was written, and on which line
 * @param written the sentences or the row of a table that it was written as; null: as DRL
 * @param remark what else has to be known; null: nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WhyNot(
    String rule,
    boolean matched,
    List<Condition> conditions,
    String file,
    int line,
    @Nullable String written,
    @Nullable String remark) {
  public WhyNot {
    conditions = List.copyOf(conditions);
  }

  /** The same with something else that has to be known. */
  public WhyNot remarking(String what) {
    return new WhyNot(rule, matched, conditions, file, line, written, what);
  }

  /** The first condition for lack of which the rule did not match, null if it matched. */
  public @Nullable Condition decisive() {
    return conditions.stream().filter(Condition::decisive).findFirst().orElse(null);
  }

  /**
   * One condition.
   *
   * @param pattern the kind of fact that it asks, behind {@code not}, {@code exists}, {@code
   *     forall}, {@code accumulate} or {@code or}
   * @param condition as it stands in the rule
   * @param seen what stood on its left, and on its right where that is no constant; null: nothing
   *     was there to be seen
   * @param satisfied null: it could not be asked, since an earlier one left nothing to ask
   * @param decisive whether it is the first that failed
   * @param sentence that it was written as; null: it was written as DRL
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Condition(
      String pattern,
      String condition,
      @Nullable String seen,
      @Nullable Boolean satisfied,
      boolean decisive,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sentence) {
    boolean failed() {
      return Boolean.FALSE.equals(satisfied);
    }

    Condition deciding() {
      return new Condition(pattern, condition, seen, satisfied, true, sentence);
    }
  }
}
