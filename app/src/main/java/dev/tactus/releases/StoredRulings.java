package dev.tactus.releases;

import dev.tactus.rulebase.Knowledge;
import dev.tactus.rulebase.Release;
import dev.tactus.rulebase.Ruling;
import dev.tactus.rulebase.Rulings;
import dev.tactus.rulebase.Sources;
import dev.tactus.rulebase.checks.Cases;
import dev.tactus.rulebase.checks.Checked;
import dev.tactus.rulebase.checks.Coverage;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The ruling in the database. The release that ships with the application is kept there at the
 * start, and judges where only shipped ones did so far.
 */
@Component
class StoredRulings implements Rulings {
  private static final String TACTUS = "tactus";

  private final ReleaseShelf shelf;
  private final Cases cases;
  private final InstantSource clock;

  StoredRulings(ReleaseShelf shelf, Cases cases, InstantSource clock) {
    this.shelf = shelf;
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public Ruling now() {
    StoredRelease shipped = shipped();
    shelf.begin(shipped.id());
    Standing standing = shelf.standing().orElseThrow();
    if (isLater(shipped, standing)) {
      standing =
          shelf.change(
              shipped.id(),
              "release.activate",
              "it came with the application",
              was -> isLater(shipped, was) ? was.rolledBack(shipped.id(), clock.instant()) : was);
    }
    return ruling(standing);
  }

  private boolean isLater(StoredRelease shipped, Standing standing) {
    return shelf
        .find(standing.active())
        .filter(StoredRelease::shipped)
        .filter(active -> Integer.parseInt(active.id()) < Integer.parseInt(shipped.id()))
        .isPresent();
  }

  /** The releases of a standing. */
  Ruling ruling(Standing standing) {
    String canary = standing.canary();
    return new Ruling(
        load(standing.active()), canary == null ? null : load(canary), standing.percent());
  }

  private StoredRelease shipped() {
    Release first = Release.first();
    Sources sources = Sources.of(first);
    return shelf
        .bySources(sources.checksum())
        .orElseGet(() -> shelf.keep(checked(first, sources), TACTUS, null, true).release());
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

  private Release load(String id) {
    return shelf
        .load(id)
        .orElseThrow(() -> new IllegalStateException("release " + id + " is not there"));
  }
}
