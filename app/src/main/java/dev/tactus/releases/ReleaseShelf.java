package dev.tactus.releases;

import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.checks.Checked;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All releases that were ever accepted. */
public interface ReleaseShelf {
  /**
   * Keeps a release under the next number, unless there is one of the same sources.
   *
   * @param checked without errors
   */
  Kept keep(Checked checked, Origin origin);

  /** Notes that somebody's upload was refused, for these messages. */
  void refused(List<Message> messages, @Nullable String note);

  /**
   * Where a release comes from.
   *
   * @param shipped with the application
   * @param acceptedLess whether its author accepted that it is less than the one before
   */
  record Origin(String author, @Nullable String note, boolean shipped, boolean acceptedLess) {}

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

  /** Marks a release, once: which of its rules failed, or why it was taken back. */
  void mark(String release, String notice);
}
