package dev.tactus.replay;

import dev.tactus.facts.Event;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Events one after the other. */
public interface EventReader extends Closeable {
  /**
   * The next event, null after the last.
   *
   * @throws RefusedException if the row is not good (the next call goes on behind it), or the rest
   *     cannot be read
   */
  @Nullable Event next() throws IOException;

  @Override
  void close() throws IOException;
}
