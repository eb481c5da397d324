package dev.tactus.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tactus.judgement.Decision;
import dev.tactus.judgement.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ViewingTest {
  private static final int WAITING = 4;

  private final Slow slow = new Slow();
  private final Viewing viewing = new Viewing(slow, WAITING);

  /** Looks only when it may, and fails if it is told to. */
  private static final class Slow implements Onlooker {
    private final CountDownLatch looking = new CountDownLatch(1);
    private final Semaphore may = new Semaphore(0);
    private final List<String> seen = new ArrayList<>();
    private long missed;
    private int failures;

    @Override
    public boolean wants(Decision decision) {
      return !decision.id().equals("unwanted");
    }

    @Override
    public void look(List<Decision> decisions, long skipped) {
      looking.countDown();
      may.acquireUninterruptibly();
      if (failures-- > 0) {
        throw new IllegalStateException("not now");
      }
      decisions.forEach(d -> seen.add(d.id()));
      missed += skipped;
    }
  }

  @Test
  void countsWhatItHadNoTimeFor() throws Exception {
    viewing.start();
    offer("first");
    slow.looking.await(10, TimeUnit.SECONDS);
    for (int i = 0; i < 2 * WAITING; i++) {
      offer("unwanted");
      offer("later " + i);
    }
    slow.may.release(100);
    viewing.stop();
    assertThat(slow.seen.size() + slow.missed).isEqualTo(1 + 2 * WAITING);
    assertThat(slow.seen).startsWith("first").doesNotContain("unwanted");
    assertThat(slow.missed).isGreaterThanOrEqualTo(WAITING);
  }

  @Test
  void countsWhatItFailedAtAndGoesOn() throws Exception {
    slow.failures = 1;
    viewing.start();
    offer("first");
    slow.looking.await(10, TimeUnit.SECONDS);
    slow.may.release(100);
    viewing.stop();
    assertThat(slow.seen).isEmpty();
    assertThat(slow.missed).isEqualTo(1);
  }

  private void offer(String id) {
    Decision any = Examples.sent(id, "ann", Examples.NOON);
    viewing.offer(new Decision(id, any.decidedAt(), any.facts(), any.judgement()));
  }
}
