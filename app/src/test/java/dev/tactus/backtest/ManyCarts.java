package dev.tactus.backtest;

import dev.tactus.judgement.ReleaseJudge;
import dev.tactus.rulebase.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A backtest of many carts in which every part of the report has something to say. */
public final class ManyCarts {
  private ManyCarts() {}

  /** B sends more in a week, and sooner falls silent to those who never respond. */
  static Report report(Path folder) {
    Path rules = Changed.text(folder, "unanswered() >= 8", "unanswered() >= 4");
    try {
      Changed.inSpreadsheet(rules, "fatigue/journey-cap", 4);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (ReleaseJudge shipped = ReleaseJudge.open(Release.first());
        ReleaseJudge stricter = Changed.judge(rules)) {
      return new Carts()
          .many(200, 30, 3)
          .backtest(shipped, stricter, null, Carts.at(40, "00:00:00"));
    }
  }

  /** Its page. */
  public static byte[] page(Path folder) {
    return ReportPage.of(report(folder));
  }
}
