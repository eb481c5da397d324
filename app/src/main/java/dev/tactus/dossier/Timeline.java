package dev.tactus.dossier;

import dev.tactus.customer.History;
import dev.tactus.delivery.SendRecord;
import dev.tactus.delivery.Sends;
import dev.tactus.enrollment.Enrollments;
import dev.tactus.journeys.Milestone;
import dev.tactus.judgement.DecisionFilter;
import dev.tactus.judgement.Decisions;
import dev.tactus.web.Cursor;
import dev.tactus.web.Listing;
import dev.tactus.web.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a customer, what we made of it, and what came of that: one list. */
@Component
public final class Timeline {
  private static final int EVENT = 0;
  private static final int ENROLLMENT = 1;
  private static final int DECISION = 2;
  private static final int SEND = 3;
  private static final int OUTCOME = 4;

  private final History history;
  private final Enrollments enrollments;
  private final Decisions decisions;
  private final Sends sends;

  Timeline(History history, Enrollments enrollments, Decisions decisions, Sends sends) {
    this.history = history;
    this.enrollments = enrollments;
    this.decisions = decisions;
    this.sends = sends;
  }

  private record Placed(Mark mark, TimelineItem item) {
    static final Comparator<Placed> NEWEST =
        Comparator.comparing((Placed p) -> p.mark().at())
            .thenComparing(p -> p.mark().rank())
            // events come in order; what comes customer by customer does not
            .thenComparing(p -> p.mark().rank() == EVENT ? "" : p.mark().key())
            .reversed();
  }

  /** A page of the timeline of a customer, and of the anonymous visitors who were them. */
  public Listing<TimelineItem> of(String customer, Paging paging) {
    Mark after = Mark.of(paging.cursor());
    int most = paging.limit() + 1;
    List<String> ids = history.ids(customer);
    List<Placed> all = new ArrayList<>(events(ids, after, most));
    for (String id : ids) {
      all.addAll(enrollments(id, after));
      all.addAll(decisions(id, after, most));
      all.addAll(sends(id, after, most));
      all.addAll(outcomes(id, after, most));
    }
    List<Placed> page = all.stream().sorted(Placed.NEWEST).limit(most).toList();
    boolean more = page.size() > paging.limit();
    List<Placed> shown = more ? page.subList(0, paging.limit()) : page;
    return new Listing<>(
        shown.stream().map(Placed::item).toList(),
        more ? shown.get(shown.size() - 1).mark().cursor().toString() : null);
  }

  private List<Placed> events(List<String> ids, @Nullable Mark after, int most) {
    Mark from = after == null ? null : after.within(EVENT);
    History.Place place =
        from == null
            ? null
            : new History.Place(
                from.at(), from.key().isEmpty() ? null : Cursor.after(from.key()).time(0));
    return history.list(ids, place, most).stream()
        .map(
            e ->
                new Placed(
                    new Mark(e.at(), EVENT, e.receivedAt().toString()), TimelineItem.OfEvent.of(e)))
        .toList();
  }

  private List<Placed> enrollments(String id, @Nullable Mark after) {
    Mark from = after == null ? null : after.within(ENROLLMENT);
    List<Milestone> milestones = enrollments.milestones(id);
    List<Placed> placed = new ArrayList<>();
    for (int i = milestones.size() - 1; i >= 0; i--) {
      Milestone m = milestones.get(i);
      Mark mark = new Mark(m.at(), ENROLLMENT, "%s/%09d".formatted(id, i));
      if (from == null || isBefore(mark, from)) {
        placed.add(new Placed(mark, TimelineItem.OfEnrollment.of(m)));
      }
    }
    return placed;
  }

  private static boolean isBefore(Mark mark, Mark place) {
    int order = mark.at().compareTo(place.at());
    return order < 0 || (order == 0 && mark.key().compareTo(place.key()) < 0);
  }

  private List<Placed> decisions(String id, @Nullable Mark after, int most) {
    Mark from = after == null ? null : after.within(DECISION);
    return decisions
        .list(
            DecisionFilter.ofCustomer(id),
            from == null ? null : new Decisions.Place(from.at(), from.key()),
            most)
        .stream()
        .map(
            d ->
                new Placed(
                    new Mark(d.decidedAt(), DECISION, d.decisionId()),
                    TimelineItem.OfDecision.of(d)))
        .toList();
  }

  private List<Placed> sends(String id, @Nullable Mark after, int most) {
    Sends.Filter filter = new Sends.Filter(null, null, id, most, place(after, SEND));
    return sends.list(filter).stream()
        .map(
            r -> new Placed(new Mark(r.queuedAt(), SEND, r.send().id()), TimelineItem.OfSend.of(r)))
        .toList();
  }

  private List<Placed> outcomes(String id, @Nullable Mark after, int most) {
    return sends.ended(id, place(after, OUTCOME), most).stream()
        .map(r -> outcome(r, Objects.requireNonNull(r.endedAt())))
        .toList();
  }

  private static Placed outcome(SendRecord r, Instant at) {
    return new Placed(new Mark(at, OUTCOME, r.send().id()), TimelineItem.OfOutcome.of(r, at));
  }

  private static Sends.@Nullable Place place(@Nullable Mark after, int kind) {
    Mark from = after == null ? null : after.within(kind);
    return from == null ? null : new Sends.Place(from.at(), from.key());
  }
}
