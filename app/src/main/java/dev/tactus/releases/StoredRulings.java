package dev.tactus.releases;

import dev.tactus.releases.ReleaseShelf.Origin;
import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Message;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Ruling;
import dev.tactus.rulebase.Rulings;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.checks.Cases;
import dev.tactus.rulebase.checks.Checked;
import dev.tactus.rulebase.checks.Checks;
import dev.tactus.rulebase.checks.Coverage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The ruling in the database. The release that ships with the application is kept there at the
 * start, and judges, once, where only shipped ones did so far.
 */
@Component
class StoredRulings implements Rulings {
  private static final String TACTUS = "tactus";

  private final ReleaseShelf shelf;
  private final Standings standings;
  private final Cases cases;
  private final InstantSource clock;

  StoredRulings(ReleaseShelf shelf, Standings standings, Cases cases, InstantSource clock) {
    this.shelf = shelf;
    this.standings = standings;
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public Ruling now() {
    StoredRelease shipped = shipped();
    standings.begin(shipped.id());
    Standing standing = standings.now().orElseThrow();
    if (shipped.activeAt() == null && isLater(shipped, standing)) {
      standings.change(
          shipped.id(),
          "release.activate",
          "it came with the application",
          was ->
              isLater(shipped, was)
                  ? was.activated(shipped.id(), null, clock.instant(), Duration.ZERO)
                  : was);
    }
    return standings.now().orElseThrow().ruling();
  }

  private boolean isLater(StoredRelease shipped, Standing standing) {
    return shelf
        .find(standing.active())
        .filter(StoredRelease::shipped)
        .filter(active -> Integer.parseInt(active.id()) < Integer.parseInt(shipped.id()))
        .isPresent();
  }

  @Override
  public Optional<Release> release(String id) {
    return shelf.load(id);
  }

  @Override
  public boolean isIntact(Release kept) {
    String accepted = shelf.find(kept.id()).orElseThrow().checksum();
    return Sources.of(kept).checksum().equals(accepted);
  }

  @Override
  public Release anew(Release kept) {
    String accepted = shelf.find(kept.id()).orElseThrow().checksum();
    Release first = Release.first();
    if (Sources.of(first).checksum().equals(accepted)) {
      return first.named(kept.id());
    }
    Sources sources = Sources.of(kept);
    if (!sources.checksum().equals(accepted)) {
      throw new IllegalArgumentException("what is stored of it is damaged");
    }
    Checked checked = compiled(sources);
    Release release = checked.release();
    if (release == null) {
      throw new IllegalArgumentException(
          checked.messages().stream()
              .filter(Message::isError)
              .findFirst()
              .map(Message::toString)
              .orElse("it cannot be compiled"));
    }
    return release.named(kept.id());
  }

  private static Checked compiled(Sources sources) {
    try {
      return Checks.compileAnew(sources);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(e.toString(), e);
    }
  }

  private StoredRelease shipped() {
    Release first = Release.first();
    Sources sources = Sources.of(first);
    return shelf.bySources(sources.checksum()).orElseGet(() -> keep(first, sources));
  }

  private StoredRelease keep(Release first, Sources sources) {
    return shelf.keep(checked(first, sources), new Origin(TACTUS, null, true, false)).release();
  }

  /** It was checked when the application was built; only its coverage is not known. */
  private Checked checked(Release first, Sources sources) {
    try (Knowledge knowledge = Knowledge.load(first)) {
      TreeSet<String> rules = new TreeSet<>();
      knowledge.rules().forEach(rule -> rules.add(rule.name()));
      TreeSet<String> fired = new TreeSet<>();
      cases.run(knowledge, sources).forEach(run -> fired.addAll(run.fired()));
      Coverage coverage = new Coverage(rules, fired);
      return new Checked(List.of(), knowledge.rules(), List.of(), coverage, first);
    }
  }
}
