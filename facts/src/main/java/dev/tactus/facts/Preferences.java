package dev.tactus.facts;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer declared.
 *
 * @param topics what the customer wants to hear about
 * @param categories of products named as of interest
 * @param perWeek most marketing messages in 7 days; null: not declared
 * @param quietFrom start of the customer's own quiet hours, local time; null: not declared
 * @param quietTo end of them, exclusive
 * @param channel the preferred one; null: not declared
 */
public record Preferences(
    @Word(example = "Preferences(topics contains \"sale\")") List<String> topics,
    @Word(example = "Preferences(categories contains \"lighting\")") List<String> categories,
    @Word(
            example = "Preferences(perWeek != null, perWeek <= 1)",
            range = "messages in 7 days, from 0")
        @Nullable Integer perWeek,
    @Word(example = "Preferences(hasQuietHours(), $from : quietFrom) Moment(localTime() >= $from)")
        @Nullable LocalTime quietFrom,
    @Word(example = "Preferences(quietTo != null)") @Nullable LocalTime quietTo,
    @Word(example = "Preferences(channel == Channel.EMAIL)") @Nullable Channel channel) {
  public static final Preferences NONE =
      new Preferences(List.of(), List.of(), null, null, null, null);

  public Preferences {
    topics = List.copyOf(topics);
    categories = List.copyOf(categories);
  }

  /** Whether the customer declared quiet hours. */
  @Word(
      example =
          "Preferences(hasQuietHours(), $from : quietFrom, $to : quietTo) Moment(next($to, $from) > now)")
  public boolean hasQuietHours() {
    return quietFrom != null && quietTo != null && !quietFrom.equals(quietTo);
  }

  /** Whether the customer named this category as of interest. */
  @Word(example = "$p : Preferences() exists Product($p.likes(category))")
  public boolean likes(@Nullable String category) {
    return category != null && categories.contains(category);
  }
}
