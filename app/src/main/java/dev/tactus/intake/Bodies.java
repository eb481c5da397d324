package dev.tactus.intake;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** What every body has in common: one JSON document and nothing else. */
public final class Bodies {
  private Bodies() {}

  /**
   * A body that is one object.
   *
   * @param nulls whether its null members are wanted
   * @throws BadValue if it is unreadable or not good
   */
  public static Map<String, Object> object(JsonText text, boolean nulls) {
    try (JsonReader in = text.reader()) {
      begin(in);
      Map<String, Object> body = in.object(nulls);
      end(in);
      return body;
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  static void begin(JsonReader in) {
    if (in.next() != JsonToken.START_OBJECT) {
      throw new BadValue("body", in.token() == null ? "" : in.shown(), "a JSON object");
    }
  }

  static void end(JsonReader in) {
    if (in.next() != null) {
      throw new BadValue("body", in.shown(), "one JSON document and nothing after it");
    }
  }

  static BadValue unreadable(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new BadValue("body", e.getOriginalMessage() + where, "readable JSON");
  }
}
