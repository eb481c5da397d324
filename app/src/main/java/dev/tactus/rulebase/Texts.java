package dev.tactus.rulebase;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Brings texts into one form: UTF-8, no byte order mark, lines that end in a line feed. */
final class Texts {
  private static final String SAVE_AS_UTF_8 =
      "Save the file as UTF-8 (in Excel: CSV UTF-8), and write it anew where it looks odd.";

  private Texts() {}

  /** The text in its one form, as bytes. */
  static byte[] canonical(String file, byte[] bytes) throws RefusedUploadException {
    String text = decode(file, bytes).replace("\r\n", "\n").replace('\r', '\n');
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (int i = 0; i < plain.length(); i++) {
      if (isHidden(plain.charAt(i))) {
        throw new RefusedUploadException(
            Place.in(file, plain, i),
            "There is an invisible character (U+"
                + String.format("%04X", (int) plain.charAt(i))
                + ") that could make the text look different from what it says.",
            "Delete it, and write the words around it anew.");
      }
    }
    return plain.getBytes(StandardCharsets.UTF_8);
  }

  /** A name as it can be shown: without control characters, and not too long. */
  static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
  }

  private static String decode(String file, byte[] bytes) throws RefusedUploadException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    String read = text.flip().toString();
    if (result.isError()) {
      throw new RefusedUploadException(
          Place.in(file, read, read.length()),
          "From here on this is not UTF-8 text.",
          SAVE_AS_UTF_8);
    }
    return read;
  }

  /** Control characters, and those that change the direction of writing. */
  private static boolean isHidden(char c) {
    boolean isControl = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean turns = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    return isControl || turns || c == '\u200B' || c == '\uFEFF';
  }
}
