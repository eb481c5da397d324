package dev.tactus.intake.http;

import dev.tactus.intake.BadValue;
import dev.tactus.intake.JsonText;
import dev.tactus.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads a body off the raw stream, whatever its content type: RudderStack's client declares a form,
 * whose parameters the server would look for in the compressed bytes.
 */
final class RawBody {
  private static final int CHUNK = 16 * 1024;

  private RawBody() {}

  /**
   * The text of the body, inflated.
   *
   * @param limit most bytes, before and after it is inflated
   */
  static JsonText read(HttpServletRequest request, int limit) {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    boolean gzip = isGzip(request.getHeader("Content-Encoding"));
    try (InputStream raw = request.getInputStream();
        InputStream in = gzip ? new GZIPInputStream(raw, CHUNK) : raw) {
      int expected = gzip ? CHUNK : (int) Math.max(CHUNK, request.getContentLengthLong() + 1);
      byte[] bytes = new byte[Math.min(expected, limit + 1)];
      int length = 0;
      for (int read; (read = in.read(bytes, length, bytes.length - length)) >= 0; ) {
        length += read;
        if (length > limit) {
          throw tooLarge(limit);
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, Math.min(length * 2, limit + 1));
        }
      }
      return JsonText.of(bytes, length);
    } catch (ZipException | EOFException e) {
      throw new BadValue("body", e.getMessage(), "a complete gzip stream");
    } catch (IOException e) {
      throw new BadValue("body", e.getMessage(), "sent to its end");
    }
  }

  private static boolean isGzip(@Nullable String encoding) {
    return switch (encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw new Problem(
                  HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body may be compressed with gzip only.")
              .with("field", "Content-Encoding")
              .with("expected", "gzip")
              .header("Accept-Encoding", "gzip");
    };
  }

  private static Problem tooLarge(int limit) {
    return new Problem(
            HttpStatus.CONTENT_TOO_LARGE,
            "The body is larger than " + limit + " bytes (before or after it is inflated).")
        .with("field", "body")
        .with("expected", "at most " + limit / 1024 + " KB");
  }
}
