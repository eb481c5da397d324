package dev.tactus.rulebase.checks;

import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Place;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what the checks find, each message once. */
final class Report {
  private static final int MOST = 200;
  private final SortedSet<Message> messages = new TreeSet<>();
  private final boolean isOfAccepted;

  Report() {
    this(false);
  }

  private Report(boolean isOfAccepted) {
    this.isOfAccepted = isOfAccepted;
  }

  /** Of rules that were accepted before, perhaps when limits were wider. */
  static Report ofAccepted() {
    return new Report(true);
  }

  void error(Place place, String message, String hint) {
    messages.add(Message.error(place, message, hint));
  }

  void warning(Place place, String message, String hint) {
    messages.add(Message.warning(place, message, hint));
  }

  /** More than a limit: an error, but what was accepted before may go on judging. */
  void tooMuch(Place place, String message, String hint) {
    if (isOfAccepted) {
      warning(place, message, hint);
    } else {
      error(place, message, hint);
    }
  }

  void add(Collection<Message> others) {
    messages.addAll(others);
  }

  boolean hasErrors() {
    return messages.stream().anyMatch(Message::isError);
  }

  /** By place; more than a person reads are left out. */
  List<Message> messages() {
    return messages.stream().limit(MOST).toList();
  }
}
