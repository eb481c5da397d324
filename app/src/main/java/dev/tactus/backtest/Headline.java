package dev.tactus.backtest;

import java.util.List;
import java.util.Locale;

/** What a backtest found, in one sentence. */
final class Headline {
  /** Stands where a rule would: the other release never came to wish for it. */
  static final String NO_TRIGGER = "NO_TRIGGER";

  private Headline() {}

  static String of(
      Conclusion.Subject subject,
      long differing,
      Report.Sends sends,
      Report.People people,
      List<Report.CapRow> caps) {
    String b = "Release " + subject.releaseB();
    if (differing == 0) {
      return b + " decides every trigger as release " + subject.releaseA() + " does.";
    }
    return b + " would send " + messages(differing, sends, people) + over(subject, people, caps);
  }

  private static String messages(long differing, Report.Sends sends, Report.People people) {
    long net = sends.after() - sends.before();
    if (net != 0) {
      return n(Math.abs(net), net > 0 ? "more message" : "fewer message") + to(people);
    }
    if (sends.added() > 0) {
      return "as many messages, but not the same" + to(people);
    }
    if (sends.moved() > 0) {
      return "the same messages, "
          + grouped(sends.moved())
          + " of them at another time or on another channel";
    }
    return "the same messages; it refuses or holds " + n(differing, "trigger") + " otherwise";
  }

  private static String to(Report.People people) {
    if (people.more() > 0 && people.fewer() > 0) {
      return ": "
          + n(people.fewer(), "person")
          + " would get fewer, "
          + grouped(people.more())
          + " more";
    }
    long all = people.more() + people.fewer();
    return all == 0 ? "" : " to " + n(all, "person");
  }

  private static String over(
      Conclusion.Subject subject, Report.People people, List<Report.CapRow> caps) {
    if (caps.isEmpty()) {
      return "; nobody over a cap of release " + subject.releaseA() + ".";
    }
    String which =
        caps.size() == 1 ? "the cap " + caps.get(0).rule() : caps.size() + " different caps";
    return "; "
        + n(people.overCapsOfA(), "person")
        + " over "
        + which
        + " of release "
        + subject.releaseA()
        + ".";
  }

  /** So many of it; the word gets its plural. */
  static String n(long n, String what) {
    String plural = what.equals("person") ? "people" : what + "s";
    return grouped(n) + " " + (n == 1 ? what : plural);
  }

  static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
