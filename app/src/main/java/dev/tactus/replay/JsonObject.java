package dev.tactus.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * A JSON object that is being read; a null in it is an absent value, a quantity a number of at
 * least 0.
 */
record JsonObject(JsonParser parser, Place place) {
  /** The name of its next field, whose value is read next; null after the last. */
  @Nullable String nextField() {
    String name = parser.nextName();
    if (name != null) {
      parser.nextToken();
    }
    return name;
  }

  /** Passes over the value. */
  void skip() {
    parser.skipChildren();
  }

  /** The value as text, null if it is null; a number is taken for its text. */
  @Nullable String text() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      throw bad(token.toString(), "text");
    }
    return parser.getString();
  }

  /** The value as an object, null if it is null. */
  @Nullable Map<String, Object> object() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      throw bad(parser.getString(), "an object");
    }
    return rest();
  }

  /** What is left of the object. */
  Map<String, Object> rest() {
    Map<String, Object> object = new HashMap<>();
    String name = nextField();
    while (name != null) {
      Object value = value();
      if (name.equals("quantity") && value != null) {
        checkQuantity(value);
      }
      if (value != null) {
        object.put(name, value);
      }
      name = nextField();
    }
    return object;
  }

  /** Whether the value is a list; then its objects are next. */
  boolean isList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Goes to the next object of the list; false after the last. */
  boolean nextObject() {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    if (token != JsonToken.START_OBJECT) {
      throw bad(parser.getString(), "an object");
    }
    return true;
  }

  BadRowException bad(String value, String expected) {
    return BadRowException.at(place, path(parser.streamReadContext()), value, expected);
  }

  private @Nullable Object value() {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case START_OBJECT -> rest();
      case START_ARRAY -> list();
      default -> null;
    };
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value();
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private void checkQuantity(Object value) {
    if (!(value instanceof Number number && number.doubleValue() >= 0)) {
      throw bad(value.toString(), "a number of at least 0");
    }
  }

  private static String path(TokenStreamContext context) {
    return context
        .pathAsPointer()
        .toString()
        .replaceAll("/(\\d+)(?=/|$)", "[$1]")
        .replace('/', '.')
        .replaceFirst("^[.]", "");
  }
}
