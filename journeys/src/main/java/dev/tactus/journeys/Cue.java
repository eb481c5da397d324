package dev.tactus.journeys;

import dev.tactus.facts.Answer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The signal that an arrow of a definition waits for. */
sealed interface Cue {
  /** How it reads in a diagram. */
  String label();

  /** An event of that name. */
  record Happens(String event) implements Cue {
    @Override
    public String label() {
      return event;
    }
  }

  /** The contents changed; {@code emptied}: and nothing is left. */
  record Changes(boolean emptied) implements Cue {
    @Override
    public String label() {
      return emptied ? "contents emptied" : "contents changed";
    }
  }

  /** That long since then. */
  record Passes(String since, Duration pause) implements Cue {
    @Override
    public String label() {
      return pause.isZero() ? since : since + " + " + readable(pause);
    }

    private static String readable(Duration pause) {
      return pause.equals(Duration.ofDays(pause.toDays()))
          ? pause.toDays() + " d"
          : pause
              .toString()
              .substring(2)
              .toLowerCase(Locale.ROOT)
              .replaceAll("([a-z])", " $1 ")
              .strip();
    }
  }

  /** A wave has come. */
  record Offers() implements Cue {
    @Override
    public String label() {
      return "offered";
    }
  }

  /** A trigger (of that step; null: of any) was judged so. */
  record Decides(Answer answer, @Nullable String step) implements Cue {
    @Override
    public String label() {
      return "decided " + answer.id() + (step == null ? "" : " on " + step);
    }

    boolean fits(Answer given, String of) {
      return answer == given && (step == null || step.equals(of));
    }
  }
}
