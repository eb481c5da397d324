package dev.tactus.intake.http;

import dev.tactus.intake.CloudEvents;
import dev.tactus.intake.Intake;
import dev.tactus.intake.Limits;
import dev.tactus.intake.Parsed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** CloudEvents over HTTP, structured and batched. */
@RestController
class CloudEventsController {
  private final Intake intake;
  private final Room room;
  private final Answers answers;

  CloudEventsController(Intake intake, Room room, Answers answers) {
    this.intake = intake;
    this.room = room;
    this.answers = answers;
  }

  @PostMapping(path = "/v1/events", consumes = "application/cloudevents+json")
  void one(HttpServletRequest request, HttpServletResponse answer) throws IOException {
    try (Room.Place place = room.enter(Limits.CALL_BYTES)) {
      Instant now = intake.now();
      Parsed parsed = CloudEvents.one(RawBody.read(request, Limits.CALL_BYTES), now);
      answers.taken(answer, intake.take("events", Trace.of(request, parsed), now));
    }
  }

  @PostMapping(path = "/v1/events", consumes = "application/cloudevents-batch+json")
  void batch(HttpServletRequest request, HttpServletResponse answer) throws IOException {
    try (Room.Place place = room.enter(Limits.BATCH_BYTES)) {
      Instant now = intake.now();
      Parsed parsed = CloudEvents.batch(RawBody.read(request, Limits.BATCH_BYTES), now);
      answers.taken(answer, intake.take("events", Trace.of(request, parsed), now));
    }
  }
}
