package dev.tactus.intake;

import dev.tactus.facts.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The items of a readable batch: each is good by itself, or set aside by itself.
 *
 * @param <T> what an item is read as, before the whole body is known
 */
final class Batch<T> {
  /** One item and the part of the text that it is. */
  private record Item<T>(int index, T value, int from, int to) {}

  private static final int MOST_ITEMS = 10_000;
  private static final Comparator<SetAside> ORDER = Comparator.comparingInt(SetAside::index);

  private final JsonText text;
  private final List<Item<T>> items = new ArrayList<>();
  private final List<SetAside> bad = new ArrayList<>();
  private int count;

  Batch(JsonText text) {
    this.text = text;
  }

  /** Reads an array of objects that has just begun. */
  void read(JsonReader in, Function<JsonReader, T> reading) {
    if (in.token() != JsonToken.START_ARRAY) {
      throw in.bad("an array of objects");
    }
    while (in.next() != JsonToken.END_ARRAY) {
      if (++count > MOST_ITEMS) {
        throw new BadValue("batch", "more", "at most " + MOST_ITEMS + " items");
      }
      readItem(in, reading);
    }
  }

  private void readItem(JsonReader in, Function<JsonReader, T> reading) {
    int from = in.from();
    boolean object = in.token() == JsonToken.START_OBJECT;
    boolean structure = object || in.token() == JsonToken.START_ARRAY;
    int depth = in.depth();
    in.item();
    try {
      if (!object) {
        throw new BadValue("item", in.shown(), "an object");
      }
      T value = reading.apply(in);
      int to = in.to();
      tooBig(from, to);
      items.add(new Item<>(count - 1, value, from, to));
    } catch (BadValue e) {
      if (structure) {
        in.leave(depth);
      }
      setAside(count - 1, e, null, from, in.to());
    }
  }

  private void tooBig(int from, int to) {
    if ((to - from) * 3 > Limits.CALL_BYTES && text.bytes(from, to) > Limits.CALL_BYTES) {
      throw new BadValue("item", text.bytes(from, to) + " bytes", "at most 32 KB");
    }
  }

  private void setAside(int index, BadValue e, @Nullable String customer, int from, int to) {
    bad.add(
        new SetAside(index, e.field(), e.value(), e.expected(), customer, text.slice(from, to)));
  }

  /** The events that the items are; what turns out bad now is set aside, too. */
  Parsed events(Function<T, Event> event, Function<T, @Nullable String> customer) {
    List<Event> events = new ArrayList<>(items.size());
    for (Item<T> item : items) {
      try {
        events.add(event.apply(item.value()));
      } catch (BadValue e) {
        setAside(item.index(), e, customer.apply(item.value()), item.from(), item.to());
      }
    }
    bad.sort(ORDER);
    return new Parsed(events, bad, null);
  }
}
