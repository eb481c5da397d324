package dev.tactus.judgement;

import dev.tactus.facts.Attribute;
import dev.tactus.facts.Candidate;
import dev.tactus.facts.Competing;
import dev.tactus.facts.Consent;
import dev.tactus.facts.Product;
import dev.tactus.facts.Segment;
import dev.tactus.facts.Subject;
import dev.tactus.facts.Trigger;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;

/** The facts that a rule matched, as short texts: written when somebody reads them. */
final class Matched extends AbstractList<String> {
  private final List<Object> facts;

  Matched(List<Object> facts) {
    this.facts = facts;
  }

  @Override
  public String get(int index) {
    return text(facts.get(index));
  }

  @Override
  public int size() {
    return facts.size();
  }

  /** The kind of fact, and what tells it from others of its kind. */
  private static String text(Object fact) {
    String kind = fact.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String which = which(fact);
    return which.isEmpty() ? kind : kind + " " + which;
  }

  private static String which(Object fact) {
    if (fact instanceof Candidate c) {
      return c.channel().id();
    } else if (fact instanceof Consent c) {
      String entry = c.channel().id() + " " + c.purpose().id();
      return c.product() == null ? entry : entry + " " + c.product();
    } else if (fact instanceof Product p) {
      return p.id();
    } else if (fact instanceof Attribute a) {
      return a.name();
    } else if (fact instanceof Segment s) {
      return s.name();
    } else if (fact instanceof Trigger t) {
      return t.journey() + " " + t.step();
    } else if (fact instanceof Subject s) {
      return s.kind() + " " + s.id();
    } else if (fact instanceof Competing c) {
      return c.journey() + " " + c.step() + " " + c.subject();
    }
    return "";
  }
}
