package dev.tactus.facts;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer declared.
 *
 * @param perWeek most marketing messages in 7 days; null: not declared
 * @param quietFrom start of the customer's own quiet hours, local time; null: not declared
 * @param quietTo end of them, exclusive
 */
public record Preferences(
    List<String> topics,
    List<String> categories,
    @Nullable Integer perWeek,
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietTo,
    @Nullable Channel channel) {
  public static final Preferences NONE =
      new Preferences(List.of(), List.of(), null, null, null, null);

  public Preferences {
    topics = List.copyOf(topics);
    categories = List.copyOf(categories);
  }

  public boolean hasQuietHours() {
    return quietFrom != null && quietTo != null && !quietFrom.equals(quietTo);
  }

  /** Whether the customer named this category as of interest. */
  public boolean likes(@Nullable String category) {
    return category != null && categories.contains(category);
  }
}
