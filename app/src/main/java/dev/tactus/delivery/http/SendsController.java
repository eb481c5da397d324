package dev.tactus.delivery.http;

import dev.tactus.audit.Audit;
import dev.tactus.audit.Deed;
import dev.tactus.delivery.DeadLetters;
import dev.tactus.delivery.DeadLetters.DeadLetter;
import dev.tactus.delivery.Endings;
import dev.tactus.delivery.Publisher;
import dev.tactus.delivery.SendEnded;
import dev.tactus.delivery.Sends;
import dev.tactus.delivery.Sends.Filter;
import dev.tactus.delivery.Sends.Place;
import dev.tactus.web.Conflict;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.NotFound;
import dev.tactus.web.Paging;
import dev.tactus.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private static final int MOST_DEAD = 100_000;
  private final Sends sends;
  private final DeadLetters dead;
  private final Endings endings;
  private final Publisher publisher;
  private final InstantSource clock;
  private final Audit audit;

  SendsController(
      Sends sends,
      DeadLetters dead,
      Endings endings,
      Publisher publisher,
      InstantSource clock,
      Audit audit) {
    this.sends = sends;
    this.dead = dead;
    this.endings = endings;
    this.publisher = publisher;
    this.clock = clock;
    this.audit = audit;
  }

  record Changed(String sendId, String status) {}

  @GetMapping
  Listing<SendView> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String customer,
      Paging paging) {
    Cursor cursor = paging.cursor();
    Filter filter =
        new Filter(
            Fields.status(status),
            Fields.channel(channel),
            Fields.optional("customer", customer),
            paging.limit() + 1,
            cursor == null ? null : new Place(cursor.time(0), cursor.text(1)));
    List<SendView> found = sends.list(filter).stream().map(SendView::of).toList();
    return Listing.of(found, paging, s -> Cursor.after(s.queuedAt(), s.sendId()));
  }

  @GetMapping("/{id}")
  SendView find(@PathVariable String id) {
    return sends
        .find(Fields.required("id", id))
        .map(SendView::of)
        .orElseThrow(() -> new NotFound("send", id));
  }

  @PostMapping("/{id}/revoke")
  Changed revoke(@PathVariable String id) {
    SendEnded revoked =
        sends
            .revoke(Fields.required("id", id), "REVOKED", clock.instant())
            .orElseThrow(() -> refusal(id, "Only a send that is queued can be revoked."));
    publisher.hand(List.of(), List.of(id));
    endings.tell(List.of(revoked));
    audit.note(Deed.of("send.revoke", id, null));
    return new Changed(id, "revoked");
  }

  @GetMapping("/dead")
  Listing<DeadLetter> dead(Paging paging) {
    Cursor cursor = paging.cursor();
    int skip = cursor == null ? 0 : (int) Math.max(0, Math.min(cursor.number(0), MOST_DEAD));
    List<DeadLetter> found = dead.list(skip, paging.limit() + 1);
    return Listing.of(found, paging, letter -> Cursor.after(skip + paging.limit()));
  }

  @PostMapping("/{id}/requeue")
  Changed requeue(@PathVariable String id) {
    if (!sends.requeue(Fields.required("id", id), clock.instant())) {
      throw refusal(
          id, "Only a send that is queued, failed or bounced, and not too late, is put back.");
    }
    dead.take(id);
    audit.note(Deed.of("send.requeue", id, null));
    return new Changed(id, "queued");
  }

  private Problem refusal(String id, String rule) {
    return sends
        .find(id)
        .map(record -> new Conflict(rule).with("reason", record.status().name()))
        .orElseGet(() -> new NotFound("send", id));
  }
}
