package dev.tactus.releases;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which releases judge, for all processes. */
public interface Standings {
  /** Empty before the first release. */
  Optional<Standing> now();

  /**
   * Changes which releases judge, one change at a time.
   *
   * @param subject the release that it is about
   * @param change the standing that it gets is not changed meanwhile
   * @return what stands then; empty: nothing was changed
   */
  Optional<Standing> change(
      String subject, String action, @Nullable String note, UnaryOperator<Standing> change);

  /** Tells every process that this release is about to judge. */
  void announce(@Nullable String release);

  /** A process says that it loads the release that was announced, or has done so. */
  void loads(String process, String release, boolean done);

  /** Whether a process loads that release at this moment. */
  boolean isLoading(String release);

  /** The first release judges. */
  void begin(String release);
}
