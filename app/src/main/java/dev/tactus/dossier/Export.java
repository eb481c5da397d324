package dev.tactus.dossier;

import dev.tactus.customer.ConsentLedger;
import dev.tactus.customer.History;
import dev.tactus.customer.History.Happened;
import dev.tactus.delivery.SendRecord;
import dev.tactus.delivery.Sends;
import dev.tactus.enrollment.Enrollments;
import dev.tactus.intake.RejectedEvents;
import dev.tactus.journeys.Milestone;
import dev.tactus.judgement.Decisions;
import dev.tactus.judgement.Recorded;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is held of a customer, as one JSON document, written page by page. */
@Component
public final class Export {
  private static final int PAGE = 500;

  private final History history;
  private final ConsentLedger ledger;
  private final Enrollments enrollments;
  private final Decisions decisions;
  private final Sends sends;
  private final RejectedEvents rejected;
  private final InstantSource clock;
  private final JsonMapper json;

  Export(
      History history,
      ConsentLedger ledger,
      Enrollments enrollments,
      Decisions decisions,
      Sends sends,
      RejectedEvents rejected,
      InstantSource clock,
      JsonMapper json) {
    this.history = history;
    this.ledger = ledger;
    this.enrollments = enrollments;
    this.decisions = decisions;
    this.sends = sends;
    this.rejected = rejected;
    this.clock = clock;
    // an export that broke off must not look complete
    this.json =
        json.rebuild()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT, StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
  }

  /** The customer as they are now; empty if there is none. */
  public Optional<Person> person(String customer) {
    return enrollments.of(customer).map(Person::of);
  }

  /** Writes all of a customer, and of the anonymous visitors who turned out to be them. */
  public void write(Person person, OutputStream to) {
    List<String> ids = history.ids(person.customerId());
    try (JsonGenerator out = json.createGenerator(to)) {
      out.writeStartObject();
      out.writePOJOProperty("exportedAt", clock.instant());
      out.writePOJOProperty("customer", person);
      out.writeName("anonymous");
      out.writePOJO(ids.stream().skip(1).flatMap(id -> person(id).stream()).toList());
      consents(ids, out);
      milestones(ids, out);
      events(ids, out);
      each(out, "decisions", ids, this::decisionsOf, recorded -> recorded);
      each(out, "sends", ids, this::sendsOf, SendShown::of);
      out.writePOJOProperty("rejectedEvents", rejected.of(ids));
      out.writeEndObject();
    }
  }

  private void consents(List<String> ids, JsonGenerator out) {
    out.writeArrayPropertyStart("consents");
    for (String id : ids) {
      Listing<?> page = ledger.of(id, new Paging(PAGE, null));
      page.items().forEach(out::writePOJO);
      for (String next = page.next(); next != null; next = page.next()) {
        page = ledger.of(id, new Paging(PAGE, Cursor.parse(next)));
        page.items().forEach(out::writePOJO);
      }
    }
    out.writeEndArray();
  }

  private void milestones(List<String> ids, JsonGenerator out) {
    out.writeArrayPropertyStart("enrollments");
    Function<Milestone, Object> shown = TimelineItem.OfEnrollment::of;
    ids.forEach(id -> enrollments.milestones(id).stream().map(shown).forEach(out::writePOJO));
    out.writeEndArray();
  }

  private void events(List<String> ids, JsonGenerator out) {
    Function<Happened, Object> shown = TimelineItem.OfEvent::of;
    out.writeArrayPropertyStart("events");
    List<Happened> page = history.list(ids, null, PAGE);
    while (!page.isEmpty()) {
      page.stream().map(shown).forEach(out::writePOJO);
      Happened last = page.get(page.size() - 1);
      page = history.list(ids, new History.Place(last.at(), last.receivedAt()), PAGE);
    }
    out.writeEndArray();
  }

  private List<Recorded> decisionsOf(String id, @Nullable Recorded last) {
    return decisions.whole(
        id,
        last == null
            ? null
            : new Decisions.Place(last.decision().decidedAt(), last.decision().id()),
        PAGE);
  }

  private List<SendRecord> sendsOf(String id, @Nullable SendRecord last) {
    Sends.Place before = last == null ? null : new Sends.Place(last.queuedAt(), last.send().id());
    return sends.list(new Sends.Filter(null, null, id, PAGE, before));
  }

  private static <T> void each(
      JsonGenerator out, String name, List<String> ids, Pages<T> pages, Function<T, Object> shown) {
    out.writeArrayPropertyStart(name);
    for (String id : ids) {
      List<T> page = pages.after(id, null);
      while (!page.isEmpty()) {
        page.stream().map(shown).forEach(out::writePOJO);
        page = pages.after(id, page.get(page.size() - 1));
      }
    }
    out.writeEndArray();
  }

  private interface Pages<T> {
    List<T> after(String id, @Nullable T last);
  }
}
