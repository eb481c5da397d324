package dev.tactus.rulebase;

import dev.tactus.facts.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;

/** Listens to one session: which rule fired for which facts, and what it found. */
final class Collector extends DefaultAgendaEventListener implements RuleRuntimeEventListener {
  /** Reading the time for each match would cost more than most matches do. */
  private static final int MATCHES = 256;

  private final RuleBook book;
  private final BooleanSupplier overdue;
  private final List<Fired> fired = new ArrayList<>(16);
  private @Nullable Fired current;
  private @Nullable Rule inTime;
  private int matches;

  Collector(RuleBook book, BooleanSupplier overdue) {
    this.book = book;
    this.overdue = overdue;
  }

  @Override
  public void matchCreated(MatchCreatedEvent event) {
    if (++matches % MATCHES == 0) {
      requireTime(book.get(event.getMatch().getRule()));
    }
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    Rule rule = book.get(event.getMatch().getRule());
    current = new Fired(rule, event.getMatch().getObjects(), new ArrayList<>(1));
    requireTime(rule);
    fired.add(current);
  }

  /**
   * Asks for the time when a rule was found to match, or all have fired.
   *
   * @throws RulesBrokenException if it is over; names the rule only if it was at work before,
   *     because others that match nothing may have taken it
   */
  void requireTime(@Nullable Rule rule) {
    if (overdue.getAsBoolean()) {
      throw new RulesBrokenException(
          rule != null && rule.equals(inTime) ? rule.name() : null, "out of time", null);
    }
    inTime = rule;
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    current = null;
  }

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    if (event.getObject() instanceof Finding finding && current != null) {
      current.findings().add(finding);
    } else {
      throw new RulesBrokenException(rule(), "inserted " + event.getObject(), null);
    }
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    throw new RulesBrokenException(rule(), "changed the fact " + event.getObject(), null);
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    throw new RulesBrokenException(rule(), "deleted the fact " + event.getOldObject(), null);
  }

  /** The rule that is firing, null if none is. */
  @Nullable String rule() {
    return current == null ? null : current.rule().name();
  }

  /** The rule that fired last, null if none did. */
  @Nullable String last() {
    return fired.isEmpty() ? null : fired.get(fired.size() - 1).rule().name();
  }

  /** What fired, by gate, then rule, then the matched facts in the order of the facts. */
  List<Fired> sorted(List<Object> facts) {
    fired.sort(
        (a, b) ->
            a.rule().number() == b.rule().number()
                ? byFacts(facts).compare(a.matched(), b.matched())
                : Integer.compare(a.rule().number(), b.rule().number()));
    return fired;
  }

  private static Comparator<List<Object>> byFacts(List<Object> facts) {
    return (a, b) -> {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        int order = Integer.compare(position(facts, a.get(i)), position(facts, b.get(i)));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(a.size(), b.size());
    };
  }

  private static int position(List<Object> facts, Object fact) {
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i) == fact) {
        return i;
      }
    }
    return facts.size();
  }
}
