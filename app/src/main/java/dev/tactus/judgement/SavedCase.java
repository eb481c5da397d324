package dev.tactus.judgement;

import dev.tactus.facts.Answer;
import dev.tactus.facts.Facts;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A case that somebody would ask about: a note, facts, the decision that is expected. */
record SavedCase(
    String file, int line, String note, Facts facts, Map<String, @Nullable Object> expected) {
  private static final Set<String> KEYS = Set.of("note", "facts", "expect");
  private static final Set<String> EXPECTED =
      Set.of("answer", "channel", "verdict", "reasons", "from", "to");

  static SavedCase read(String file, String text, CaseFacts defaults) {
    Map<String, Object> saved = CaseFacts.yaml(text);
    known(saved, KEYS);
    Map<String, @Nullable Object> expected = CaseFacts.map(of(saved, "expect"));
    known(expected, EXPECTED);
    of(expected, "answer");
    Map<String, Object> partial = CaseFacts.map(saved.getOrDefault("facts", Map.of()));
    return new SavedCase(
        file, line(text), String.valueOf(of(saved, "note")), defaults.of(partial), expected);
  }

  /** What is not as it was expected; nothing if all is. */
  List<Message> compare(Judgement was, List<String> broken) {
    String found = said(was);
    boolean isSame =
        expected(was).equals(plain(expected)) && (was.answer() != Answer.HOLD || isInTime(was));
    if (isSame) {
      return List.of();
    }
    List<String> fired = was.firings().stream().map(Firing::rule).distinct().toList();
    String why = broken.isEmpty() ? "" : "; a rule failed: " + broken.get(0);
    return List.of(
        Message.error(
            new Place(file, line, 1),
            "Expected was: " + said(plain(expected)) + "; it came to: " + found + why + ".",
            "If the change is meant to do so, correct what is expected. Rules that fired: "
                + (fired.isEmpty() ? "none" : String.join(", ", fired))
                + "."));
  }

  private boolean isInTime(Judgement was) {
    Instant now = facts.moment().now();
    Instant from = CaseFacts.time(String.valueOf(expected.get("from")), now);
    Instant to = CaseFacts.time(String.valueOf(expected.get("to")), now);
    Instant until = Objects.requireNonNull(was.until());
    return !until.isBefore(from) && !until.isAfter(to);
  }

  private static List<@Nullable Object> expected(Judgement was) {
    return java.util.Arrays.asList(
        was.answer().id(),
        was.channel() == null ? null : was.channel().id(),
        was.verdict() == null ? null : was.verdict().id(),
        was.reasons().stream().map(Reason::code).toList());
  }

  private static List<@Nullable Object> plain(Map<String, @Nullable Object> expected) {
    return java.util.Arrays.asList(
        expected.get("answer"),
        expected.get("channel"),
        expected.get("verdict"),
        expected.getOrDefault("reasons", List.of()));
  }

  private static String said(Judgement was) {
    String until = was.until() == null ? "" : ", until " + was.until();
    return said(expected(was)) + until;
  }

  private static String said(List<@Nullable Object> decision) {
    Object channel = decision.get(1);
    Object verdict = decision.get(2);
    return decision.get(0)
        + (channel == null ? "" : " by " + channel)
        + (verdict == null ? "" : ", " + verdict)
        + ", for "
        + String.valueOf(decision.get(3)).replace("[]", "no reason").replaceAll("[\\[\\]]", "");
  }

  private static Object of(Map<String, ? extends @Nullable Object> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no \"" + key + "\"");
    }
    return value;
  }

  private static void known(Map<String, ?> map, Set<String> keys) {
    for (String key : map.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "it has \""
                + key
                + "\", which is none of "
                + String.join(", ", keys.stream().sorted().toList()));
      }
    }
  }

  private static int line(String text) {
    int at = text.startsWith("expect:") ? 0 : text.indexOf("\nexpect:") + 1;
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
