package dev.tactus.intake.http;

import dev.tactus.access.WriteKeys;
import dev.tactus.intake.BadValue;
import dev.tactus.intake.Intake;
import dev.tactus.intake.JsonText;
import dev.tactus.intake.Limits;
import dev.tactus.intake.Parsed;
import dev.tactus.intake.SegmentCalls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Segment's HTTP tracking API. */
@RestController
class TrackingController {
  private final Intake intake;
  private final WriteKeys keys;
  private final Room room;
  private final Answers answers;

  TrackingController(Intake intake, WriteKeys keys, Room room, Answers answers) {
    this.intake = intake;
    this.keys = keys;
    this.room = room;
    this.answers = answers;
  }

  @PostMapping("/v1/batch")
  void batch(HttpServletRequest request, HttpServletResponse answer) throws IOException {
    take("batch", Limits.BATCH_BYTES, SegmentCalls::batch, request, answer);
  }

  @PostMapping({"/v1/track", "/v1/identify", "/v1/page", "/v1/screen", "/v1/group", "/v1/alias"})
  void call(HttpServletRequest request, HttpServletResponse answer) throws IOException {
    String path = request.getRequestURI();
    String type = path.substring(path.lastIndexOf('/') + 1);
    take(
        type,
        Limits.CALL_BYTES,
        (text, now) -> SegmentCalls.call(type, text, now),
        request,
        answer);
  }

  private void take(
      String call,
      int limit,
      BiFunction<JsonText, Instant, Parsed> reading,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    try (Room.Place place = room.enter(limit)) {
      Instant now = intake.now();
      Parsed parsed = read(RawBody.read(request, limit), now, reading);
      keys.mayIngest(parsed.writeKey());
      answers.taken(answer, intake.take(call, Trace.of(request, parsed), now));
    }
  }

  private Parsed read(JsonText text, Instant now, BiFunction<JsonText, Instant, Parsed> reading) {
    try {
      return reading.apply(text, now);
    } catch (BadValue e) {
      keys.mayIngest(null);
      throw e;
    }
  }
}
