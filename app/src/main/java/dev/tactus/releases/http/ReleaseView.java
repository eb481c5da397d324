package dev.tactus.releases.http;

import dev.tactus.releases.Standing;
import dev.tactus.releases.Standing.Canary;
import dev.tactus.releases.StoredRelease;
import dev.tactus.releases.StoredRelease.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release as it is shown.
 *
 * @param state active, canary, shadow, or kept
 * @param percent of the customers whom it judges as canary
 * @param activeAt when it became the active one last, null: it never was
 * @param rules how many
 * @param covered how many of them fire in its saved cases
 */
record ReleaseView(
    String id,
    String state,
    @Nullable Double percent,
    Instant createdAt,
    @Nullable Instant activeAt,
    String author,
    @Nullable String note,
    String checksum,
    int rules,
    int covered,
    List<Said> warnings,
    List<Notice> notices) {
  static ReleaseView of(StoredRelease release, Standing standing) {
    String id = release.id();
    String state = state(id, standing);
    Canary canary = standing.canary();
    return new ReleaseView(
        id,
        state,
        canary != null && canary.id().equals(id) ? canary.percent() : null,
        release.createdAt(),
        release.activeAt(),
        release.author(),
        release.note(),
        release.checksum(),
        release.rules().size(),
        release.covered().size(),
        Said.of(release.warnings()),
        release.notices());
  }

  private static String state(String id, Standing standing) {
    if (id.equals(standing.active())) {
      return "active";
    }
    Canary canary = standing.canary();
    if (canary != null && id.equals(canary.id())) {
      return "canary";
    }
    return id.equals(standing.shadow()) ? "shadow" : "kept";
  }

  /** With its sources: texts by path, spreadsheets as Base64. */
  record Detail(ReleaseView release, List<String> notCovered, Map<String, String> sources) {
    static Detail of(StoredRelease release, Standing standing, Map<String, String> sources) {
      List<String> notCovered =
          release.rules().stream().filter(r -> !release.covered().contains(r)).toList();
      return new Detail(ReleaseView.of(release, standing), notCovered, sources);
    }
  }
}
