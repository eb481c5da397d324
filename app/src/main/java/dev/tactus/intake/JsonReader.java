package dev.tactus.intake;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Reads values off a body, each once, within the {@link Limits}; a bad one is a {@link BadValue}.
 */
final class JsonReader implements AutoCloseable {
  private final JsonParser in;
  private final boolean escapes;
  private int itemDepth = 1;

  /**
   * @param escapes whether the text has characters written by their numbers: else no text can hold
   *     what cannot be stored
   */
  JsonReader(JsonParser in, boolean escapes) {
    this.in = in;
    this.escapes = escapes;
  }

  /** The next token, null at the end. */
  @Nullable JsonToken next() {
    return in.nextToken();
  }

  @Nullable JsonToken token() {
    return in.currentToken();
  }

  boolean isObject() {
    return in.currentToken() == JsonToken.START_OBJECT;
  }

  /** The next name of this object, with its value as the current token; null at its end. */
  @Nullable String name() {
    String name = in.nextName();
    if (name != null) {
      in.nextToken();
    }
    return name;
  }

  /** From here on, the names in complaints begin inside the object that has just begun. */
  void item() {
    itemDepth = depth();
  }

  int depth() {
    return in.streamReadContext().getNestingDepth();
  }

  /** Reads on to the end of the object or array of that depth. */
  void leave(int depth) {
    while (depth() >= depth && in.nextToken() != null) {
      // the rest of it
    }
  }

  /** Where the current token begins. */
  int from() {
    return (int) in.currentTokenLocation().getCharOffset();
  }

  /** Where the current token ends. */
  int to() {
    return (int) in.currentLocation().getCharOffset();
  }

  /** Text, null if it is null. */
  @Nullable String text() {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_STRING) {
      throw bad("text");
    }
    return checked(in.getString());
  }

  /** Text that has not been read before, null if it is null. */
  @Nullable String text(@Nullable String before) {
    if (before != null) {
      throw bad("given only once");
    }
    return text();
  }

  /** An object, null if it is null; members that are null are left out. */
  @Nullable Map<String, Object> object(@Nullable Map<String, Object> before) {
    if (before != null) {
      throw bad("given only once");
    }
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw bad("an object");
    }
    return object(1, false);
  }

  /** An object, with or without its null members. */
  Map<String, Object> object(boolean nulls) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw bad("an object");
    }
    return object(1, nulls);
  }

  /** Leaves out a value that is not wanted; only its depth counts. */
  void skip() {
    int start = depth();
    if (in.currentToken() != JsonToken.START_OBJECT && in.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (depth() >= start && in.nextToken() != null) {
      if (depth() - start >= Limits.DEPTH) {
        throw tooDeep();
      }
    }
  }

  private Map<String, Object> object(int depth, boolean nulls) {
    Map<String, Object> map = new LinkedHashMap<>();
    String name;
    while ((name = in.nextName()) != null) {
      in.nextToken();
      Object value = value(depth, nulls);
      if (value != null || nulls) {
        put(map, checked(name), value);
      }
    }
    return map;
  }

  @SuppressWarnings("NullAway") // a null member where they are asked for
  private void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (map.put(name, value) != null) {
      throw bad("given only once");
    }
  }

  private List<Object> array(int depth, boolean nulls) {
    List<Object> list = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(depth, nulls);
      if (value == null) {
        throw bad("not null inside an array");
      }
      list.add(value);
    }
    return list;
  }

  private @Nullable Object value(int depth, boolean nulls) {
    if (depth > Limits.DEPTH) {
      throw tooDeep();
    }
    return switch (in.currentToken()) {
      case VALUE_STRING -> checked(in.getString());
      case START_OBJECT -> object(depth + 1, nulls);
      case START_ARRAY -> array(depth + 1, nulls);
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  private Number integer() {
    int digits = in.getStringLength();
    if (digits <= 18) {
      return in.getLongValue();
    }
    if (digits > Limits.DIGITS) {
      throw bad("a number of at most " + Limits.DIGITS + " digits");
    }
    BigInteger number = in.getBigIntegerValue();
    return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
  }

  private Number decimal() {
    double number = in.getStringLength() > Limits.DIGITS ? Double.NaN : in.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw bad("a number of at most " + Limits.DIGITS + " digits, below 1.8e308");
    }
    return number;
  }

  /** PostgreSQL keeps no NUL in a text, and nobody can write half a surrogate pair as UTF-8. */
  private String checked(String text) {
    if (escapes) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == 0) {
          throw bad("text without the character NUL");
        }
        if (Character.isSurrogate(c)) {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(++i));
          if (!pair) {
            throw bad("text of whole characters (here is half a surrogate pair)");
          }
        }
      }
    }
    return text;
  }

  private BadValue tooDeep() {
    return new BadValue(path(4), "", "at most " + Limits.DEPTH + " levels of nesting");
  }

  /** A complaint about the current value. */
  BadValue bad(String expected) {
    return new BadValue(path(Limits.DEPTH), shown(), expected);
  }

  /** The current value as it may be shown. */
  String shown() {
    JsonToken token = in.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return "{...}";
    }
    return token == JsonToken.START_ARRAY ? "[...]" : String.valueOf(in.getString());
  }

  private String path(int most) {
    List<String> names = new ArrayList<>();
    TokenStreamContext at = in.streamReadContext();
    for (; at != null && at.getNestingDepth() >= itemDepth; at = at.getParent()) {
      if (at.inObject() && at.hasCurrentName()) {
        names.add(0, "." + at.currentName());
      } else if (at.inArray() && at.hasCurrentIndex()) {
        names.add(0, "[" + at.getCurrentIndex() + "]");
      }
    }
    String path = String.join("", names.subList(0, Math.min(most, names.size())));
    return path.isEmpty() ? "item" : path.startsWith(".") ? path.substring(1) : path;
  }

  @Override
  public void close() {
    in.close();
  }
}
