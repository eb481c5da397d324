package dev.tactus.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.customer.History;
import dev.tactus.enrollment.Enrollments;
import dev.tactus.enrollment.JourneyDesk.Card;
import dev.tactus.enrollment.JourneyState;
import dev.tactus.journeys.Account;
import dev.tactus.journeys.Account.Given;
import dev.tactus.journeys.Account.Passage;
import dev.tactus.journeys.Account.Untaken;
import dev.tactus.judgement.DecisionFilter;
import dev.tactus.judgement.DecisionItem;
import dev.tactus.judgement.Decisions;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers why a journey gave a customer no trigger: which arrow was not taken, and why. */
@Component
public final class Absence {
  private static final int MOST_DECISIONS = 20;
  private static final int MOST_LOOKED_AT = 500;
  private final Enrollments enrollments;
  private final Decisions decisions;
  private final History history;

  Absence(Enrollments enrollments, Decisions decisions, History history) {
    this.enrollments = enrollments;
    this.decisions = decisions;
    this.history = history;
  }

  /**
   * Why a customer got nothing of a journey.
   *
   * @param state of the journey: running, paused, stopped
   * @param because in a sentence or two
   * @param events how many of the customer's stored events the journey reacts to
   * @param passages through the journey, oldest first
   * @param entrances arrows by which nothing was entered; none if anything was
   * @param decisions on its triggers, newest first; each can be asked for its own why-not
   */
  @Schema(name = "CustomerWhyNot")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Why(
      String customerId,
      String journey,
      int journeyVersion,
      String state,
      @Nullable String subject,
      String because,
      int events,
      List<Passage> passages,
      List<Untaken> entrances,
      List<DecisionItem> decisions) {}

  /**
   * Goes over the journey's definition and what is stored of the customer.
   *
   * @param subject only of that cart, product ...; null: of any
   * @return empty if there is no such customer
   */
  public Optional<Why> of(String customer, Card journey, @Nullable String subject) {
    String id = journey.latest().id();
    return enrollments
        .account(customer, id, subject)
        .map(
            account ->
                why(customer, journey.state(), account, before(customer, id, subject), subject));
  }

  /** Passages of the anonymous visitors who turned out to be the customer. */
  private List<Account> before(String customer, String journey, @Nullable String subject) {
    return history.ids(customer).stream()
        .filter(id -> !id.equals(customer))
        .map(id -> enrollments.account(id, journey, subject))
        .flatMap(Optional::stream)
        .toList();
  }

  private Why why(
      String customer,
      JourneyState state,
      Account account,
      List<Account> before,
      @Nullable String subject) {
    List<Passage> passages = new ArrayList<>(account.passages());
    before.forEach(other -> passages.addAll(other.passages()));
    boolean elsewhere = !passages.isEmpty();
    passages.removeIf(p -> subject != null && !subject.equals(p.subject()));
    passages.sort(Comparator.comparing(p -> p.begun().at()));
    List<DecisionItem> judged =
        decisions.list(ofJourney(customer, account.journey()), null, MOST_LOOKED_AT).stream()
            .filter(d -> subject == null || subject.equals(d.subject()))
            .limit(MOST_DECISIONS)
            .toList();
    List<Untaken> entrances = passages.isEmpty() ? account.entrances() : List.of();
    String because = (running(state) + because(account, passages, judged, elsewhere)).strip();
    return new Why(
        customer,
        account.journey(),
        account.version(),
        state.id(),
        subject,
        because,
        account.events(),
        passages,
        entrances,
        judged);
  }

  private static String running(JourneyState state) {
    return state == JourneyState.RUNNING ? "" : "The journey is " + state.id() + ". ";
  }

  private static String because(
      Account account, List<Passage> passages, List<DecisionItem> judged, boolean elsewhere) {
    if (!passages.isEmpty()) {
      Passage last = passages.get(passages.size() - 1);
      return came(last)
          + judged(judged.stream().filter(d -> last.subject().equals(d.subject())).toList());
    } else if (elsewhere) {
      return "Never entered for this subject, but for another. "
          + String.join(" ", reasons(account.entrances()));
    }
    return "Never entered. " + String.join(" ", reasons(account.entrances()));
  }

  private static List<String> reasons(List<Untaken> entrances) {
    return entrances.stream().map(Absence::reason).distinct().toList();
  }

  private static String reason(Untaken arrow) {
    return arrow.seen() == null
        ? arrow.why()
        : "%s came at %s, but its condition did not hold: %s (%s)."
            .formatted(arrow.on(), arrow.at(), arrow.when(), arrow.seen());
  }

  private static String came(Passage last) {
    String entered =
        "Entered for %s at %s by %s. "
            .formatted(last.subject(), last.begun().at(), last.begun().by());
    if (last.ended() != null) {
      String exit = last.exit() == null ? "Began anew" : "Left by the exit " + last.exit();
      return entered + exit + " at %s: %s. ".formatted(last.ended().at(), last.ended().by());
    }
    String next =
        last.untaken().stream()
            .filter(u -> u.due() != null)
            .min(Comparator.comparing(u -> Objects.requireNonNull(u.due())))
            .map(u -> "Next is %s, due at %s. ".formatted(u.on(), u.due()))
            .orElse("No timer runs. ");
    return entered
        + "In state %s since %s. ".formatted(last.state(), last.since())
        + next
        + given(last);
  }

  private static String given(Passage last) {
    return last.triggers().isEmpty()
        ? "It has triggered nothing yet. "
        : "It triggered "
            + String.join(", ", last.triggers().stream().map(Given::step).distinct().toList())
            + ". ";
  }

  private static String judged(List<DecisionItem> judged) {
    return judged.isEmpty()
        ? ""
        : "Its latest decision is %s: %s."
            .formatted(judged.get(0).decisionId(), judged.get(0).answer().id());
  }

  private static DecisionFilter ofJourney(String customer, String journey) {
    return new DecisionFilter(
        customer, journey, null, null, null, null, null, null, null, null, null);
  }
}
