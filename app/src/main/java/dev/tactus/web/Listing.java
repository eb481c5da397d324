package dev.tactus.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as every list of the HTTP API is answered.
 *
 * @param next the {@code cursor} of the next page; absent after the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing<T>(List<T> items, @Nullable String next) {
  public Listing {
    items = List.copyOf(items);
  }

  /**
   * A page of rows that were read with one more than its limit, to see whether there is a next
   * page.
   *
   * @param place the place of an item in the list
   */
  public static <T> Listing<T> of(List<T> oneMore, Paging paging, Function<T, Cursor> place) {
    if (oneMore.size() <= paging.limit()) {
      return new Listing<>(oneMore, null);
    }
    List<T> items = oneMore.subList(0, paging.limit());
    return new Listing<>(items, place.apply(items.get(items.size() - 1)).toString());
  }
}
