package dev.tactus.releases;

import dev.tactus.enrollment.DecisionListener;
import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Firing;
import dev.tactus.judgement.Judgement;
import dev.tactus.judgement.ReleaseJudge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A release that judges every live trigger once more, after it was decided, and sends nothing. What
 * there is no time for is counted as skipped: live triggers never wait.
 */
@Component
class Shadow implements DecisionListener, SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Shadow.class);
  private static final int MOST_WAITING = 20_000;
  private static final int BATCH = 500;

  private final ReleaseShelf shelf;
  private final ShadowBook book;
  private final BlockingQueue<Decision> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile @Nullable ReleaseJudge judge;
  private volatile boolean running;
  private @Nullable Thread thread;
  private long skipped;

  Shadow(ReleaseShelf shelf, ShadowBook book) {
    this.shelf = shelf;
    this.book = book;
  }

  /** Judges with that release from now on, null: with none. */
  void follow(@Nullable String release) {
    ReleaseJudge former = judge;
    if (former == null ? release == null : former.release().equals(release)) {
      return;
    }
    ReleaseJudge next =
        release == null ? null : shelf.load(release).map(ReleaseJudge::open).orElseThrow();
    synchronized (this) {
      judge = next;
      waiting.clear();
      skipped = 0;
    }
    if (former != null) {
      former.close();
    }
  }

  @Override
  public void decided(List<Decision> decisions) {
    if (judge == null) {
      return;
    }
    for (Decision decision : decisions) {
      if (!decision.judgement().firings().isEmpty() || decision.judgement().verdict() != null) {
        boolean fits = waiting.offer(decision);
        if (!fits) {
          skip();
        }
      }
    }
  }

  private synchronized void skip() {
    skipped++;
  }

  private void run() {
    while (running) {
      try {
        Decision first = waiting.poll(500, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Decision> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, BATCH - 1);
          compare(batch);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("the shadow could not be compared: {}", e.toString());
      }
    }
  }

  private synchronized void compare(List<Decision> batch) {
    ReleaseJudge shadow = judge;
    if (shadow == null) {
      return;
    }
    Map<String, Long> counts = new HashMap<>();
    List<ShadowDifference> differences = new ArrayList<>();
    counts.put("skipped", skipped);
    skipped = 0;
    for (Decision decision : batch) {
      Judgement was = decision.judgement();
      if (was.release().equals(shadow.release())) {
        continue;
      }
      Judgement now = shadow.judge(decision.facts());
      counts.merge("judged", 1L, Long::sum);
      SortedSet<String> added = rules(now);
      added.removeAll(rules(was));
      SortedSet<String> gone = rules(was);
      gone.removeAll(rules(now));
      added.forEach(rule -> counts.merge("+" + rule, 1L, Long::sum));
      gone.forEach(rule -> counts.merge("-" + rule, 1L, Long::sum));
      if (now.answer() != was.answer() || now.channel() != was.channel()) {
        counts.merge("differs", 1L, Long::sum);
        differences.add(
            new ShadowDifference(
                decision.id(),
                decision.decidedAt(),
                was.release(),
                text(was),
                text(now),
                added,
                gone));
      }
    }
    book.enter(shadow.release(), counts, differences);
  }

  private static SortedSet<String> rules(Judgement judgement) {
    SortedSet<String> rules = new TreeSet<>();
    judgement.firings().stream().map(Firing::rule).forEach(rules::add);
    return rules;
  }

  private static String text(Judgement judgement) {
    String answer = judgement.answer().id();
    return judgement.channel() == null ? answer : answer + " " + judgement.channel().id();
  }

  @Override
  public void start() {
    running = true;
    thread = new Thread(this::run, "tactus-shadow");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
    }
    follow(null);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
