package dev.tactus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tactus.facts.Facts;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Judge;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.Rejudgement;
import dev.tactus.judgement.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Judges every decision of a replay once more, from the form in which it would be stored. */
final class Again {
  private final Judge judge;
  private long judged;
  private long differing;

  Again(Judge judge) {
    this.judge = judge;
  }

  void add(Decision decision) {
    Decision stored =
        new Decision(
            decision.id(),
            decision.decidedAt(),
            stored(decision.facts()),
            stored(decision.judgement()));
    judged++;
    if (!stored.equals(decision) || Rejudgement.of(stored, judge).differs()) {
      differing++;
    }
  }

  boolean differs() {
    return differing > 0;
  }

  /** For the summary. */
  String text() {
    return String.format(
        Locale.ROOT, "%,d judged again from their stored form: %,d differ", judged, differing);
  }

  private static Facts stored(Facts facts) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    RecordJson.write(facts, json);
    return RecordJson.facts(json.toString(UTF_8));
  }

  private static Judgement stored(Judgement judgement) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    RecordJson.write(judgement, json);
    return RecordJson.judgement(json.toString(UTF_8));
  }
}
