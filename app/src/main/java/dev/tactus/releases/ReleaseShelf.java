package dev.tactus.releases;

import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.checks.Checked;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All releases that were ever accepted, and which of them judge. */
public interface ReleaseShelf {
  /**
   * Keeps a release under the next number, unless there is one of the same sources.
   *
   * @param checked without errors
   */
  Kept keep(Checked checked, String author, @Nullable String note, boolean shipped);

  /**
   * A release that was kept.
   *
   * @param fresh false: it was there already
   */
  record Kept(StoredRelease release, boolean fresh) {}

  Optional<StoredRelease> find(String id);

  /** The release of that number, to be loaded. */
  Optional<Release> load(String id);

  /** The one that was made from these sources. */
  Optional<StoredRelease> bySources(String checksum);

  /** Newest first, those before that number. */
  List<StoredRelease> list(int before, int most);

  /** Empty before the first release. */
  Optional<Standing> standing();

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
  void announce(String release);

  /** A process says that it loads the release that was announced, or has done so. */
  void loads(String process, String release, boolean done);

  /** Whether a process loads that release at this moment. */
  boolean isLoading(String release);

  /** The first release judges. */
  void begin(String release);

  /** Marks a release, once: which of its rules failed, or why it was taken back. */
  void mark(String release, String notice);
}
