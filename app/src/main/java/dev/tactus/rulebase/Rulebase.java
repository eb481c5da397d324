package dev.tactus.rulebase;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Holds the active release; another can take its place while triggers are judged. */
@Component
public class Rulebase implements DisposableBean {
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile Knowledge active;

  @Autowired
  Rulebase() {
    this(Release.first());
  }

  /** A rulebase that begins with that release. */
  public Rulebase(Release first) {
    active = Knowledge.load(first);
  }

  /** Does something with the active release, which stays open that long. */
  public <T> T with(Function<Knowledge, T> task) {
    use.readLock().lock();
    try {
      return task.apply(active);
    } finally {
      use.readLock().unlock();
    }
  }

  /**
   * Makes that release the active one; judgements under way end with the former, which is closed
   * after the last of them.
   *
   * @throws IllegalArgumentException if it cannot judge; the former stays active
   */
  public synchronized void activate(Release release) {
    Knowledge next = Knowledge.load(release);
    Knowledge former = active;
    active = next;
    drain();
    former.close();
  }

  /** The active release. */
  public Release release() {
    return active.release();
  }

  /** The rules of the active release, by gate, then name. */
  public List<Rule> rules() {
    return active.rules();
  }

  @Override
  public void destroy() {
    drain();
    active.close();
  }

  private void drain() {
    use.writeLock().lock();
    use.writeLock().unlock();
  }
}
