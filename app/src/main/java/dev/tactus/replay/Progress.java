package dev.tactus.replay;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a replay has come, where somebody can see it. */
public interface Progress {
  /** Nobody looks. */
  Progress NONE = most -> n -> {};

  /** A bar for that many events. */
  Bar of(long most);

  /** A bar that fills. */
  interface Bar extends AutoCloseable {
    void at(long events);

    @Override
    default void close() {}
  }

  /**
   * A bar for that task on that stream, which is the error stream, if that is a terminal.
   *
   * @param what is counted, such as {@code events}
   */
  static Progress onTerminal(String task, String what, PrintStream err) {
    return isTerminal() ? most -> new Shown(bar(task, what, err, most)) : NONE;
  }

  private static ProgressBar bar(String task, String what, PrintStream err, long most) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(most)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(err))
        .setUpdateIntervalMillis(200)
        .setUnit(" " + what, 1)
        .showSpeed()
        .clearDisplayOnFinish()
        .build();
  }

  private static boolean isTerminal() {
    Path stderr = Path.of("/proc/self/fd/2");
    try {
      return Files.exists(stderr)
          ? stderr.toRealPath().toString().matches("/dev/(pts/.*|tty.*|console)")
          : System.console() != null;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  /** A bar that is shown, moved in steps that cost nothing. */
  record Shown(ProgressBar bar) implements Bar {
    private static final long STEP = 1024;

    @Override
    public void at(long events) {
      if (events % STEP == 0) {
        bar.stepTo(events);
      }
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
