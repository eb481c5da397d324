package dev.tactus.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The text of a body, strictly decoded: what is not UTF-8 is refused. */
public final class JsonText {
  /**
   * Wider than {@link Limits}, which are kept for each item: an item that passes them must not make
   * the whole batch unreadable.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20_000)
                  .maxNumberLength(Limits.BATCH_BYTES)
                  .maxStringLength(Limits.BATCH_BYTES)
                  .maxNameLength(Limits.BATCH_BYTES)
                  .build())
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private final char[] chars;
  private final int length;

  private JsonText(char[] chars, int length) {
    this.chars = chars;
    this.length = length;
  }

  /**
   * Decodes.
   *
   * @throws BadValue if it is not UTF-8
   */
  public static JsonText of(byte[] bytes, int length) {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, length));
      return new JsonText(text.array(), text.length());
    } catch (CharacterCodingException e) {
      throw new BadValue("body", e.getMessage(), "UTF-8 text");
    }
  }

  JsonReader reader() {
    return new JsonReader(
        JSON.createParser(ObjectReadContext.empty(), chars, 0, length), escapes());
  }

  String slice(int from, int to) {
    return new String(chars, from, to - from);
  }

  /** How long that part is in UTF-8. */
  int bytes(int from, int to) {
    int bytes = to - from;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      // each half of a surrogate pair counts for two of its four bytes
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return bytes;
  }

  /** Whether a character is written by its number, as NUL and half a surrogate pair must be. */
  private boolean escapes() {
    for (int i = 1; i < length; i++) {
      if (chars[i] == 'u' && chars[i - 1] == '\\') {
        return true;
      }
    }
    return false;
  }
}
