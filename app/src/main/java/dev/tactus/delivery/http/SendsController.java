package dev.tactus.delivery.http;

import dev.tactus.delivery.DeadLetters;
import dev.tactus.delivery.DeadLetters.DeadLetter;
import dev.tactus.delivery.Endings;
import dev.tactus.delivery.Publisher;
import dev.tactus.delivery.SendEnded;
import dev.tactus.delivery.SendRecord;
import dev.tactus.delivery.Sends;
import dev.tactus.delivery.Sends.Filter;
import dev.tactus.delivery.Sends.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of sends and dead letters; revoking and requeueing by hand. */
@RestController
@RequestMapping("/v1/sends")
final class SendsController {
  private final Sends sends;
  private final DeadLetters dead;
  private final Endings endings;
  private final Publisher publisher;
  private final InstantSource clock;

  SendsController(
      Sends sends, DeadLetters dead, Endings endings, Publisher publisher, InstantSource clock) {
    this.sends = sends;
    this.dead = dead;
    this.endings = endings;
    this.publisher = publisher;
    this.clock = clock;
  }

  record Changed(String sendId, String status) {}

  @GetMapping
  Page<SendView> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Filter filter =
        new Filter(
            Fields.status(status),
            Fields.channel(channel),
            Fields.optional("customer", customer),
            Fields.limit(limit) + 1,
            cursor == null ? null : place(cursor));
    List<SendRecord> found = sends.list(filter);
    List<SendView> items = found.stream().limit(limit).map(SendView::of).toList();
    if (found.size() <= limit) {
      return new Page<>(items, null);
    }
    SendView last = items.get(items.size() - 1);
    return new Page<>(items, Page.cursor(last.queuedAt() + " " + last.sendId()));
  }

  private static Place place(String cursor) {
    String[] place = Page.place(cursor).split(" ", 2);
    try {
      return new Place(Instant.parse(place[0]), place[1]);
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw Page.bad(cursor);
    }
  }

  @GetMapping("/{id}")
  ResponseEntity<?> find(@PathVariable String id) {
    Optional<SendRecord> found = sends.find(Fields.required("id", id));
    return found.isPresent()
        ? ResponseEntity.ok(SendView.of(found.get()))
        : ResponseEntity.of(Problems.unknown(id)).build();
  }

  @PostMapping("/{id}/revoke")
  ResponseEntity<?> revoke(@PathVariable String id) {
    Optional<SendEnded> revoked =
        sends.revoke(Fields.required("id", id), "REVOKED", clock.instant());
    if (revoked.isPresent()) {
      publisher.hand(List.of(), List.of(id));
      endings.tell(List.of(revoked.get()));
    }
    return changed(id, revoked.isPresent(), "revoked", "only what is queued can be revoked");
  }

  @GetMapping("/dead")
  Page<DeadLetter> dead(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    int skip = cursor == null ? 0 : skip(cursor);
    List<DeadLetter> found = dead.list(skip, Fields.limit(limit) + 1);
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Page.cursor(Integer.toString(skip + limit)) : null);
  }

  private static int skip(String cursor) {
    try {
      return Integer.parseUnsignedInt(Page.place(cursor));
    } catch (NumberFormatException e) {
      throw Page.bad(cursor);
    }
  }

  @PostMapping("/{id}/requeue")
  ResponseEntity<?> requeue(@PathVariable String id) {
    boolean again = sends.requeue(Fields.required("id", id), clock.instant());
    if (again) {
      dead.take(id);
    }
    return changed(
        id,
        again,
        "queued",
        "only what is queued, failed or bounced, and not too late, is put back");
  }

  private ResponseEntity<?> changed(String id, boolean done, String status, String rule) {
    if (done) {
      return ResponseEntity.ok(new Changed(id, status));
    }
    return sends
        .find(id)
        .map(record -> Problems.conflict(rule, record.status().name()))
        .map(ResponseEntity::of)
        .orElseGet(() -> ResponseEntity.of(Problems.unknown(id)))
        .build();
  }
}
