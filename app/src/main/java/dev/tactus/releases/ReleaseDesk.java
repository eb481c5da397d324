package dev.tactus.releases;

import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import dev.tactus.rulebase.checks.Checked;
import dev.tactus.rulebase.checks.Checks;
import dev.tactus.rulebase.checks.Coverage;
import dev.tactus.web.Conflict;
import dev.tactus.web.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes releases in, and says which of them judge; every process obeys within two seconds. */
@Component
public final class ReleaseDesk {
  private final ReleaseShelf shelf;
  private final Checks checks;
  private final InstantSource clock;
  private final ReleaseWatch watch;

  ReleaseDesk(ReleaseShelf shelf, Checks checks, InstantSource clock, ReleaseWatch watch) {
    this.shelf = shelf;
    this.checks = checks;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * What became of an upload.
   *
   * @param kept null: it was refused, for the errors among the messages
   */
  public record Taken(Checked checked, ReleaseShelf.@Nullable Kept kept) {}

  /**
   * Checks an upload, and keeps it if nothing stands against it.
   *
   * @param acceptsLess whether its saved cases may cover less than those of the active release
   * @throws RefusedUploadException if it cannot be read at all; has the messages
   */
  public Taken take(InputStream upload, String author, @Nullable String note, boolean acceptsLess)
      throws IOException, RefusedUploadException {
    Sources sources = Upload.read(upload);
    Checked checked = checks.check(sources, coverage(), acceptsLess);
    return new Taken(checked, checked.isGood() ? shelf.keep(checked, author, note, false) : null);
  }

  /** Which releases judge now. */
  public Standing standing() {
    return shelf.standing().orElseThrow();
  }

  public Optional<StoredRelease> find(String id) {
    return shelf.find(id);
  }

  /** Newest first, those before that number. */
  public List<StoredRelease> list(int before, int most) {
    return shelf.list(before, most);
  }

  /** What a release was made from, by path: texts, and spreadsheets as Base64. */
  public Map<String, String> sources(String id) {
    Sources sources = Sources.of(load(id));
    Map<String, String> texts = new TreeMap<>();
    for (String name : sources.names()) {
      texts.put(
          name,
          name.endsWith(".xlsx")
              ? Base64.getEncoder().encodeToString(sources.bytes(name))
              : String.valueOf(sources.text(name)));
    }
    return texts;
  }

  /** What changed from one release to another. */
  public Difference difference(String a, String b) {
    return Difference.of(load(a), load(b));
  }

  private Release load(String id) {
    return shelf.load(id).orElseThrow(() -> new NotFound("release", id));
  }

  private @Nullable Coverage coverage() {
    return shelf
        .standing()
        .flatMap(standing -> shelf.find(standing.active()))
        .map(r -> new Coverage(new TreeSet<>(r.rules()), new TreeSet<>(r.covered())))
        .orElse(null);
  }

  /**
   * Makes a release the active one; it is no longer canary or shadow then.
   *
   * @param limits null: those of the settings
   */
  public Standing activate(String id, @Nullable Limits limits, @Nullable String note) {
    return change(id, "release.activate", note, was -> activated(was, id, limits));
  }

  /** Makes a release active again. */
  public Standing rollback(String id, @Nullable String note) {
    return change(id, "release.rollback", note, was -> activated(was, id, null));
  }

  /** A release judges every trigger beside the active one, and sends nothing until it is ended. */
  public Standing shadow(String id, boolean on, @Nullable String note) {
    return change(
        id,
        on ? "release.shadow" : "release.shadow-end",
        note,
        was ->
            new Standing(
                was.change(),
                was.active(),
                was.former(),
                was.canary(),
                was.percent(),
                on ? id : id.equals(was.shadow()) ? null : was.shadow(),
                was.since(),
                was.limits()));
  }

  /** A release judges the triggers of that share of the customers; 0 % ends it. */
  public Standing canary(String id, double percent, @Nullable String note) {
    return change(
        id,
        "release.canary",
        note,
        was -> {
          if (id.equals(was.active())) {
            throw new Conflict("Release " + id + " is the active one: it judges everybody.");
          }
          boolean ends = percent == 0;
          boolean other = ends && !id.equals(was.canary());
          return new Standing(
              was.change(),
              was.active(),
              was.former(),
              other ? was.canary() : ends ? null : id,
              other ? was.percent() : percent,
              was.shadow(),
              was.since(),
              was.limits());
        });
  }

  private Standing activated(Standing was, String id, @Nullable Limits limits) {
    if (id.equals(was.active())) {
      return was;
    }
    return new Standing(
        was.change(),
        id,
        was.active(),
        id.equals(was.canary()) ? null : was.canary(),
        id.equals(was.canary()) ? 0 : was.percent(),
        id.equals(was.shadow()) ? null : was.shadow(),
        clock.instant(),
        limits);
  }

  private Standing change(
      String id, String action, @Nullable String note, UnaryOperator<Standing> change) {
    if (shelf.find(id).isEmpty()) {
      throw new NotFound("release", id);
    }
    Standing now = shelf.change(change, action, note);
    watch.look();
    return now;
  }
}
