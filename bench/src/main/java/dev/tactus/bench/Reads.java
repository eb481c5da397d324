package dev.tactus.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an analyst asks, one question after another. */
final class Reads {
  private static final int TIMES = 20;

  private final Calls calls;
  private final Map<String, String> questions = new LinkedHashMap<>();

  Reads(Stage stage, String customer) throws Exception {
    calls = new Calls(stage.app(), "analyst");
    Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(30, ChronoUnit.DAYS);
    questions.put("the newest decisions", "/v1/decisions");
    questions.put("a customer's decisions", "/v1/decisions?customer=" + customer);
    questions.put("a customer's timeline", "/v1/customers/" + customer + "/timeline");
    questions.put(
        "a day's decisions", "/v1/decisions?from=" + end.minus(1, ChronoUnit.DAYS) + "&to=" + end);
    questions.put("what was suppressed, if anything", "/v1/decisions?answer=suppress");
    questions.put("decisions for a reason that none has", "/v1/decisions?reason=WEEKLY_CAP");
    questions.put("rules with their firings", "/v1/rules");
  }

  /** Milliseconds of each question. */
  void measure(Report report) throws InterruptedException {
    for (var question : questions.entrySet()) {
      List<Double> taken = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        calls.untilTaken("GET", question.getValue(), new byte[0]);
        taken.add((System.nanoTime() - start) / 1e6);
      }
      report.figure("ms to read " + question.getKey(), Spread.of(taken));
    }
  }
}
