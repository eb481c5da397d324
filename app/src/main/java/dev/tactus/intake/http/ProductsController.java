package dev.tactus.intake.http;

import dev.tactus.intake.Bodies;
import dev.tactus.intake.Intake;
import dev.tactus.intake.Limits;
import dev.tactus.intake.Parsed;
import dev.tactus.intake.Products;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue. */
@RestController
class ProductsController {
  private final Intake intake;
  private final Room room;
  private final Answers answers;

  ProductsController(Intake intake, Room room, Answers answers) {
    this.intake = intake;
    this.room = room;
    this.answers = answers;
  }

  @PutMapping("/v1/products/{id}")
  void put(
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String messageId,
      HttpServletRequest request,
      HttpServletResponse answer)
      throws IOException {
    intake.product(id, messageId, Bodies.object(RawBody.read(request, Limits.CALL_BYTES), true));
    answers.taken(answer, List.of());
  }

  @PostMapping("/v1/products/batch")
  void batch(HttpServletRequest request, HttpServletResponse answer) throws IOException {
    try (Room.Place place = room.enter(Limits.BATCH_BYTES)) {
      Instant now = intake.now();
      Parsed parsed = Products.batch(RawBody.read(request, Limits.BATCH_BYTES), now);
      answers.taken(answer, intake.take("products", parsed, now));
    }
  }
}
