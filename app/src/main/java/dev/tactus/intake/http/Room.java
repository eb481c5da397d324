package dev.tactus.intake.http;

import dev.tactus.enrollment.OverloadedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Room for the bodies that are being read and worked at: memory stays bounded under any load. */
@Component
class Room {
  private static final int KILOBYTES = 64 * 1024;

  private final Semaphore free = new Semaphore(KILOBYTES);

  /** The place of one body; to be closed. */
  final class Place implements AutoCloseable {
    private final int kilobytes;

    private Place(int kilobytes) {
      this.kilobytes = kilobytes;
    }

    @Override
    public void close() {
      free.release(kilobytes);
    }
  }

  /**
   * Takes room for a body.
   *
   * @throws OverloadedException if there is none now
   */
  Place enter(int bytes) {
    int kilobytes = Math.max(1, bytes / 1024);
    if (!free.tryAcquire(kilobytes)) {
      throw new OverloadedException(Duration.ofSeconds(1));
    }
    return new Place(kilobytes);
  }
}
