package dev.tactus.steering.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tactus.enrollment.JourneyDesk.Card;
import dev.tactus.enrollment.JourneyDesk.Version;
import dev.tactus.journeys.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Journeys as they are shown. */
final class JourneyView {
  private JourneyView() {}

  /**
   * A journey in the list.
   *
   * @param version the latest
   * @param state running, paused, stopped
   * @param stateSince absent: it has always been running
   * @param subject what one enrollment is about: cart, product, customer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      int version,
      String title,
      String state,
      @Nullable Instant stateSince,
      String subject,
      List<String> steps) {
    static Item of(Card card) {
      return new Item(
          card.latest().id(),
          card.latest().version(),
          card.latest().title(),
          card.state().id(),
          card.since(),
          card.latest().subjectKind(),
          List.copyOf(card.latest().steps().keySet()));
    }
  }

  /**
   * A journey in full.
   *
   * @param open how many open enrollments are in which state; absent where counting takes too long
   * @param diagram its states, in Mermaid
   * @param definition the YAML of the latest version
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Detail(
      String id,
      int version,
      String title,
      String state,
      @Nullable Instant stateSince,
      String subject,
      List<Step> steps,
      @Nullable Map<String, Long> open,
      List<Version> versions,
      String diagram,
      String definition) {
    static Detail of(Card card, @Nullable Map<String, Long> open) {
      return new Detail(
          card.latest().id(),
          card.latest().version(),
          card.latest().title(),
          card.state().id(),
          card.since(),
          card.latest().subjectKind(),
          List.copyOf(card.latest().steps().values()),
          open,
          card.versions(),
          card.latest().mermaid(),
          card.latest().yaml());
    }
  }
}
