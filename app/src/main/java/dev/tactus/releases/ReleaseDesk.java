package dev.tactus.releases;

import dev.tactus.judgement.Decisions;
import dev.tactus.releases.ReleaseShelf.Origin;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.NotLoadedException;
import dev.tactus.rulebase.RefusedUploadException;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Rulebase;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.Upload;
import dev.tactus.rulebase.checks.Checked;
import dev.tactus.rulebase.checks.Checks;
import dev.tactus.rulebase.checks.Coverage;
import dev.tactus.time.Stopwatch;
import dev.tactus.web.Conflict;
import dev.tactus.web.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes releases in, and says which of them judge; every process obeys within two seconds. */
@Component
public final class ReleaseDesk {
  /** By then every process has seen an announcement. */
  private static final Duration HEARD = Duration.ofMillis(300);

  /** Nobody waits longer for another process. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(20);

  private final ReleaseShelf shelf;
  private final Standings standings;
  private final Checks checks;
  private final InstantSource clock;
  private final ReleaseWatch watch;
  private final Decisions decisions;
  private final ShadowBook shadows;
  private final GuardSettings settings;
  private final Rulebase rulebase;

  ReleaseDesk(
      ReleaseShelf shelf,
      Standings standings,
      Checks checks,
      InstantSource clock,
      ReleaseWatch watch,
      Decisions decisions,
      ShadowBook shadows,
      GuardSettings settings,
      Rulebase rulebase) {
    this.shelf = shelf;
    this.standings = standings;
    this.checks = checks;
    this.clock = clock;
    this.watch = watch;
    this.decisions = decisions;
    this.shadows = shadows;
    this.settings = settings;
    this.rulebase = rulebase;
  }

  /**
   * What became of an upload.
   *
   * @param kept null: it was refused, for the errors among the messages
   */
  public record Taken(List<Message> messages, ReleaseShelf.@Nullable Kept kept) {}

  /**
   * Checks an upload, and keeps it if nothing stands against it.
   *
   * @param acceptsLess whether it may hold less than the active release, and its saved cases cover
   *     less
   * @throws RefusedUploadException if it cannot be read at all; has the messages
   */
  public Taken take(InputStream upload, String author, @Nullable String note, boolean acceptsLess)
      throws IOException, RefusedUploadException {
    Sources sources = read(upload, note);
    Optional<StoredRelease> same = shelf.bySources(sources.checksum());
    if (same.isPresent()) {
      return new Taken(same.get().warnings(), new ReleaseShelf.Kept(same.get(), false));
    }
    Checked checked = checks.check(sources, coverage(), acceptsLess);
    if (!checked.isGood()) {
      shelf.refused(checked.messages(), note);
      return new Taken(checked.messages(), null);
    }
    Origin origin = new Origin(author, note, false, acceptsLess);
    return new Taken(checked.messages(), shelf.keep(checked, origin));
  }

  private Sources read(InputStream upload, @Nullable String note)
      throws IOException, RefusedUploadException {
    try {
      return Upload.read(upload);
    } catch (RefusedUploadException e) {
      shelf.refused(e.messages(), note);
      throw e;
    }
  }

  /** What the active release covers. */
  private @Nullable Coverage coverage() {
    return standings
        .now()
        .flatMap(standing -> shelf.find(standing.active()))
        .map(r -> new Coverage(new TreeSet<>(r.rules()), new TreeSet<>(r.covered())))
        .orElse(null);
  }

  /** Which releases judge now. */
  public Standing standing() {
    return standings.now().orElseThrow();
  }

  /** What a release may do in its first minutes, unless it is raised. */
  public Limits limits() {
    return settings.limits();
  }

  /**
   * The release of that number.
   *
   * @throws NotFound if there is none
   */
  public StoredRelease find(String id) {
    return shelf.find(id).orElseThrow(() -> unknown(id));
  }

  /** Newest first, those before that number. */
  public List<StoredRelease> list(int before, int most) {
    return shelf.list(before, most);
  }

  /**
   * What a release was made from, by path: texts, and spreadsheets as Base64; nothing if what is
   * stored of it is damaged.
   */
  public Map<String, String> sources(String id) {
    Map<String, String> texts = new TreeMap<>();
    try {
      Sources sources = Sources.of(load(id));
      for (String name : sources.names()) {
        texts.put(
            name,
            name.endsWith(".xlsx")
                ? Base64.getEncoder().encodeToString(sources.bytes(name))
                : String.valueOf(sources.text(name)));
      }
    } catch (IllegalArgumentException e) {
      texts.clear();
    }
    return texts;
  }

  /**
   * What changed from one release to another.
   *
   * @throws Conflict if one of them cannot be read any more
   */
  public Difference difference(String a, String b) {
    try {
      return Difference.of(load(a), load(b), decisions.firings(a), decisions.firings(b));
    } catch (IllegalArgumentException e) {
      throw new Conflict("They cannot be compared: " + e.getMessage());
    }
  }

  private Release load(String id) {
    return shelf.load(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Makes a release the active one; it is no longer canary or shadow then.
   *
   * @param limits null: those of the settings
   */
  public void activate(String id, @Nullable Limits limits, @Nullable String note) {
    prepare(id);
    change(
        id,
        "release.activate",
        note,
        was -> was.activated(id, limits, clock.instant(), settings.window()));
  }

  /** Makes a release active again that was so before, at once; it is not watched. */
  public void rollback(String id, @Nullable String note) {
    if (find(id).activeAt() == null) {
      throw new Conflict("Release " + id + " was never active: activate it, then it is watched.");
    }
    standings.announce(id);
    requireSound(id);
    change(id, "release.rollback", note, was -> was.rolledBack(id, clock.instant()));
  }

  /** A release judges every trigger beside the active one, and sends nothing. */
  public void shadow(String id, @Nullable String note) {
    requireSound(id);
    change(
        id,
        "release.shadow",
        note,
        was -> {
          refuseActive(id, was);
          if (!id.equals(was.shadow())) {
            shadows.clear(id);
          }
          return was.withShadow(id);
        });
  }

  /** It does so no more. */
  public void endShadow(String id, @Nullable String note) {
    change(
        id,
        "release.shadow-end",
        note,
        was -> id.equals(was.shadow()) ? was.withShadow(null) : was);
  }

  /**
   * A release judges the triggers of that share of the customers.
   *
   * @param limits null: those of the settings
   */
  public void canary(String id, double percent, @Nullable Limits limits, @Nullable String note) {
    prepare(id);
    change(
        id,
        "release.canary",
        note,
        was -> {
          refuseActive(id, was);
          return was.withCanary(id, percent, limits, clock.instant());
        });
  }

  /** It does so no more. */
  public void endCanary(String id, @Nullable String note) {
    change(id, "release.canary-end", note, was -> was.withoutCanary(id));
  }

  /** Has every process load it first, so that all change over together. */
  private void prepare(String id) {
    find(id);
    standings.announce(id);
    Stopwatch announced = Stopwatch.started();
    try {
      requireSound(id);
    } catch (Conflict e) {
      standings.announce(null);
      throw e;
    }
    while (announced.elapsed().compareTo(HEARD) < 0
        || (standings.isLoading(id) && announced.elapsed().compareTo(PATIENCE) < 0)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** It was when it was uploaded, but Tactus itself may have changed since. */
  private void requireSound(String id) {
    find(id);
    try {
      rulebase.prepare(id);
    } catch (NotLoadedException e) {
      throw new Conflict("This version of Tactus cannot judge by it: " + e.getMessage());
    }
  }

  private static void refuseActive(String id, Standing standing) {
    if (id.equals(standing.active())) {
      throw new Conflict("Release " + id + " is the active one: it judges everybody.");
    }
  }

  private void change(
      String id, String action, @Nullable String note, UnaryOperator<Standing> change) {
    find(id);
    standings.change(id, action, note, change);
    watch.lookNow();
  }

  private static NotFound unknown(String id) {
    return new NotFound("release", id);
  }
}
