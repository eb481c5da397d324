package dev.tactus.judgement;

import static java.util.stream.Collectors.joining;

import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Place;
import dev.tactus.rulebase.checks.CaseRun;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;

/** Why a saved case cannot be read, and at which of its words. */
final class UnreadCase {
  private static final Pattern UNKNOWN =
      Pattern.compile("Unrecognized property (\"\\w+\").*known properties: (.*)\\)");
  private static final Pattern VALUE =
      Pattern.compile(
          "Cannot deserialize value of type `(?:[\\w.]+[.$])?(\\w+)[^`]*` from String (\"[^\"]*\")"
              + "(?:: not one of the values accepted for Enum class: \\[(.*)])?");
  private static final Pattern OTHER_KEY = Pattern.compile("^it has \"(.*)\", which is none of");
  private static final String HINT =
      "A case has a note, the facts that differ from cases/defaults.yaml, and the decision"
          + " expected, as in those that are shipped.";

  private UnreadCase() {}

  static CaseRun of(String file, String text, Throwable e) {
    Message message =
        Message.error(place(file, text, e), "This case cannot be read: " + why(e) + ".", HINT);
    return new CaseRun(file, "", Set.of(), List.of(message));
  }

  private static Place place(String file, String text, Throwable e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked
          .getProblemMark()
          .map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
          .orElse(Place.of(file));
    }
    int at = e instanceof DateTimeParseException time ? text.indexOf(time.getParsedString()) : -1;
    int from = 0;
    for (String word : words(e)) {
      Matcher key = Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "\"?\\s*:").matcher(text);
      if (key.find(from)) {
        at = key.start();
        from = key.end();
      }
    }
    return at < 0 ? Place.of(file) : Place.in(file, text, at);
  }

  /** The words on the way to the one that is wrong; what the defaults have is not in the text. */
  private static List<String> words(Throwable e) {
    List<String> words = new ArrayList<>();
    if (e instanceof JacksonException unread) {
      words.add("facts");
      for (JacksonException.Reference step : unread.getPath()) {
        if (step.getPropertyName() != null) {
          words.add(step.getPropertyName());
        }
      }
    }
    Matcher other = OTHER_KEY.matcher(String.valueOf(e.getMessage()));
    if (other.find()) {
      words.add(other.group(1));
    }
    return words;
  }

  private static String why(Throwable e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return "it is not YAML, " + plain(marked.getProblem());
    } else if (e instanceof ClassCastException || e instanceof NullPointerException) {
      return "where names with values belong, there is something else, or nothing";
    }
    boolean isYaml = e instanceof YamlEngineException || e instanceof StackOverflowError;
    return isYaml ? "it is not YAML, or nested too deeply" : plain(e.getMessage());
  }

  private static String plain(@Nullable String message) {
    String first = String.valueOf(message).lines().findFirst().orElse("").strip();
    Matcher unknown = UNKNOWN.matcher(first);
    if (unknown.find()) {
      return unknown.group(1) + " is not known there, but " + unknown.group(2);
    }
    Matcher value = VALUE.matcher(first);
    if (value.find()) {
      String values = value.group(3);
      String wanted =
          values == null
              ? " is no " + value.group(1)
              : " is none of " + Stream.of(values.split(", ")).sorted().collect(joining(", "));
      return value.group(2) + wanted.toLowerCase(Locale.ROOT);
    }
    return first.replaceFirst("[.]$", "").replaceFirst(" \\(class [\\w.$]+\\)", "");
  }
}
